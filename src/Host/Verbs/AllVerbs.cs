using LanguageExt;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>The verbs.</summary>
internal static class AllVerbs
{
    /// <summary>Every verb; the first is what the program does when none is given.</summary>
    public static Seq<IVerb> Of(Composition composition) => Seq<IVerb>(
        new RenderVerb(composition),
        new SolveVerb(composition),
        new TrainVerb(composition),
        new RulesVerb(composition),
        new ExplainVerb(composition),
        new ListVerb(composition),
        new HelpVerb(composition));
}
