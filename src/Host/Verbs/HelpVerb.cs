using System.CommandLine;
using LanguageExt;
using LossNav.Application;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Help as a word, for who does not think of <c>--help</c>.</summary>
internal sealed class HelpVerb : IVerb
{
    private readonly Composition _composition;
    private readonly Argument<string?> _verb = new("verb") { Description = "The verb to explain; none means the program.", Arity = ArgumentArity.ZeroOrOne };

    public HelpVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("help", "Show this help, or that of a verb.");
        Command.Add(_verb);
        Command.SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq1(new Example("help render", "How to draw figures."));

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var root = parsed.RootCommandResult.Command;
        var verb = Optional(parsed.GetValue(_verb));
        var known = root.Subcommands.Select(command => command.Name).ToSeq();
        return await verb.Filter(name => !known.Contains(name)).Match(
            Some: name => Task.FromResult(_composition.End(
                ExitCode.BadInput,
                Seq1(Line.Error(new SettingError.BadCommandLine($"There is no verb '{name}'{NearestName.Question(NearestName.Of(name, known))}"))))),
            None: () => root.Parse([.. verb, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancel));
    }
}
