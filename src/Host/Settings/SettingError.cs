using LossNav.Application;

namespace LossNav.Host.Settings;

/// <summary>What is wrong with a setting: one line that says what, where, and what to do. Each case has its own code.</summary>
internal abstract record SettingError
{
    private protected SettingError(string code, string message) => (Code, Message) = (code, message);

    /// <summary>Short and stable, unique among all errors.</summary>
    public string Code { get; }

    /// <summary>One line for people.</summary>
    public string Message { get; }

    /// <summary>A settings file is not JSON.</summary>
    internal sealed record MalformedFile(string File, long Line, long Column, string Reason)
        : SettingError("S001", $"{File}, line {Line}, column {Column}: {Reason} Correct the file or delete it.");

    /// <summary>A settings file is JSON, but not settings, or cannot be read.</summary>
    internal sealed record BadFile(string File, string Reason)
        : SettingError("S002", $"{File}: {Reason} Correct the file or delete it.");

    /// <summary>There is no setting of this name.</summary>
    internal sealed record UnknownSetting(string Source, string Name, string Nearest)
        : SettingError("S003", $"{Source}: there is no setting '{Name}'{NearestName.Question(Nearest)}");

    /// <summary>A setting has a value that does not fit.</summary>
    internal sealed record BadValue(string Source, string Name, string Value, string Expected)
        : SettingError("S004", $"{Source}: {Name} is '{Value}', but it must be {Expected}.");

    /// <summary>An argument of <c>--set</c> is not of the form figure.parameter=value.</summary>
    internal sealed record BadAssignment(string Text)
        : SettingError("S005", $"--set {Text}: write figure.parameter=value, for example fig2_mom_1D_theta.discount-rates=0,1,10; the verb 'list' shows figures and parameters.");

    /// <summary><c>--set</c> names a figure that this run does not render.</summary>
    internal sealed record SetWithoutRender(string Figure)
        : SettingError("S006", $"--set {Figure}: this run does not render that figure; add it to the names or drop the option.");

    /// <summary>A parameter of a figure is set more than once.</summary>
    internal sealed record SetTwice(string Name)
        : SettingError("S009", $"--set {Name} is given more than once; keep one of them.");

    /// <summary>A variable of the environment was meant as a setting, but is not called like one.</summary>
    internal sealed record MisspeltVariable(string Variable, string Meant)
        : SettingError("S010", $"environment: {Variable} is no setting; write {Meant}, with two underscores at each step.");

    /// <summary>The command line cannot be understood.</summary>
    internal sealed record BadCommandLine(string Reason)
        : SettingError("S007", $"{Reason} '{ProgramName.Text} --help' shows what there is.");

    /// <summary>The logger cannot be set up.</summary>
    internal sealed record BadLogging(string Reason)
        : SettingError("S008", $"Serilog: {Reason} Correct the section 'Serilog' of appsettings.json.");
}
