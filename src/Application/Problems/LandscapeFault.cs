using LanguageExt;

namespace LossNav.Application.Problems;

/// <summary>Asks for the landscape of a formula.</summary>
/// <param name="Names">The parameters, in order, and the named constants.</param>
/// <param name="Text">The formula of L.</param>
public sealed record FormulaRequest(FormulaNames Names, string Text);

/// <summary>What is wrong with a request for a landscape.</summary>
/// <param name="Part">The part of the request at fault; empty for the request as a whole.</param>
/// <param name="Column">Where in that part, counted from 1; none for the part as a whole.</param>
/// <param name="Message">What is wrong and what to do, without a full stop.</param>
public sealed record LandscapeFault(string Part, Option<int> Column, string Message);
