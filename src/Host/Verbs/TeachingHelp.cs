using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LanguageExt;
using LossNav.Host.Reports;
using LossNav.Host.Settings;

namespace LossNav.Host.Verbs;

/// <summary>The help text with examples, where settings come from, and what the exit codes mean.</summary>
internal sealed class TeachingHelp(HelpAction inner, Seq<IVerb> verbs) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var shown = command is RootCommand ? verbs : verbs.Filter(verb => verb.Command == command);
        output.WriteLine("Examples:");
        shown.Bind(verb => verb.Examples).Iter(example =>
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {ProgramName.Text} {example.Arguments}".TrimEnd());
        });
        output.WriteLine();
        output.WriteLine("Settings, the later the stronger: appsettings.json beside the program, appsettings.json in the working directory,");
        output.WriteLine("environment variables (LOSSNAV__Render__Output=figures), options of the command line.");
        output.WriteLine();
        output.WriteLine("Exit codes: 0 all done; 1 some figure failed; 2 bad input, nothing was done; 130 cancelled (Ctrl-C).");
        return ExitCode.Done;
    }
}
