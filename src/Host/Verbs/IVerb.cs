using System.CommandLine;

namespace LossNav.Host.Verbs;

/// <summary>One thing the program can do: one file, and one row in <see cref="AllVerbs"/>.</summary>
internal interface IVerb
{
    /// <summary>The verb's command, with arguments, options and action.</summary>
    Command Command { get; }

    /// <summary>Command lines that show how it is used, with what each does.</summary>
    LanguageExt.Seq<Example> Examples { get; }
}

/// <summary>An example for the help text.</summary>
/// <param name="Arguments">What stands after the program's name.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Arguments, string Meaning);
