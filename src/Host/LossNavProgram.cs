using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Verbs;
using LossNav.Host.Wiring;
using LossNav.Host.Work;
using static LanguageExt.Prelude;

namespace LossNav.Host;

/// <summary>The program behind its command line: verbs, help, and one line for each thing that cannot be understood.</summary>
public static class LossNavProgram
{
    /// <summary>Runs the program. Ctrl-C and a request to terminate, which it hears until it ends, stop it within a second.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="composition">What it runs with: <see cref="Composition.Production"/>, or that with rows of one's own added.</param>
    /// <param name="cancel">Stops it too.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Composition composition, CancellationToken cancel = default)
    {
        using var stop = StopSignals.Listen(cancel);
        try
        {
            return await RunAsync(composition, args, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            await composition.Out.WriteLineAsync("Cancelled: run the command again.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>Prints the version, as the option <c>--version</c> does.</summary>
    /// <param name="output">Where.</param>
    /// <returns>The exit code.</returns>
    public static int PrintVersion(TextWriter output)
    {
        output.WriteLine(typeof(LossNavProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(Composition composition, string[] args, CancellationToken stop)
    {
        var verbs = AllVerbs.Of(composition);
        var parsed = Root(verbs).Parse(args);
        var problems = Problems(parsed, verbs, composition);
        if (!problems.IsEmpty)
        {
            problems.Iter(problem => composition.Error.WriteLine(Line.Error(problem)));
            return ExitCode.BadInput;
        }

        // The token hears Ctrl-C; the parser must not race it with a handler of its own.
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = composition.Out,
                Error = composition.Error,
                ProcessTerminationTimeout = null,
                EnableDefaultExceptionHandler = false,
            },
            stop);
    }

    private static RootCommand Root(Seq<IVerb> verbs)
    {
        var root = new RootCommand("Loss landscape navigation: the figures of the paper, drawn from its mathematics. Without a verb, every figure is rendered.");
        verbs.Iter(verb => root.Add(verb.Command));
        verbs.OfType<RenderVerb>().Iter(render =>
        {
            render.Options.Iter(root.Add);
            root.SetAction(render.RunAsync);
        });
        root.Options.OfType<HelpOption>().Iter(help => help.Action = new TeachingHelp((HelpAction)help.Action!, verbs));
        return root;
    }

    private static Seq<SettingError> Problems(ParseResult parsed, Seq<IVerb> verbs, Composition composition)
    {
        var misread = Misread(parsed);
        var others = parsed.Action is ParseErrorAction
            ? parsed.Errors.ToSeq()
                .Filter(error => !parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)))
                .Map(error => error.Message)
            : Seq<string>();
        return (misread.Map(token => Explain(token, parsed, verbs, composition)) + others)
            .Map(reason => (SettingError)new SettingError.BadCommandLine(reason));
    }

    // Words that nothing takes, and unknown options that the parser took for names. What follows an unknown option was meant as its value.
    private static Seq<string> Misread(ParseResult parsed)
    {
        var unmatched = parsed.UnmatchedTokens.ToSeq();
        var names = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).ToSeq();
        return unmatched.Zip(Seq1(string.Empty) + unmatched)
            .Filter(pair => IsOption(pair.Item1) || !IsOption(pair.Item2))
            .Map(pair => pair.Item1)
            .Concat(names.Filter(IsOption));
    }

    private static bool IsOption(string token) => token.StartsWith('-');

    private static string Explain(string token, ParseResult parsed, Seq<IVerb> verbs, Composition composition)
    {
        if (IsOption(token))
        {
            var options = parsed.CommandResult.Command.Options.ToSeq().Filter(option => !option.Hidden).Map(option => option.Name);
            return $"There is no option '{token}'{NearestName.Question(NearestName.Of(token, options))}";
        }

        return composition.AllFigures.Exists(recipe => recipe.Name == token)
            ? $"'{token}' is a figure, not a verb; write 'render {token}'."
            : $"There is no verb '{token}'{NearestName.Question(NearestName.Of(token, verbs.Map(verb => verb.Command.Name)))}";
    }
}
