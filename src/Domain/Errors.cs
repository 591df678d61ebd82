using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain;

/// <summary>Why a navigation problem is not valid or has no answer: what is wrong and what to change. Each case has its own code.</summary>
public abstract record NavigationError
{
    private protected NavigationError(string code, string message) => (Code, Message) = (code, message);

    /// <summary>Short and stable, unique among all cases.</summary>
    public string Code { get; }

    /// <summary>One line for people: what is wrong and what to do.</summary>
    public string Message { get; }

    /// <summary>The part of the problem that is wrong; none where it is the problem as a whole, or its solution.</summary>
    public Option<ProblemPart> Part { get; init; } = None;

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Code}: {Message}";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number lies outside its range.</summary>
    public sealed record OutOfRange(string What, double Value, string Expected)
        : NavigationError("N001", $"{What} is {Text(Value)}, but must be {Expected}.");

    /// <summary>A vector or matrix has an entry that is infinite or not a number.</summary>
    public sealed record NotFinite(string What)
        : NavigationError("N002", $"{What} has an entry that is infinite or not a number; give finite numbers.");

    /// <summary>Shapes do not fit together.</summary>
    public sealed record WrongShape(string What, string Actual, string Expected)
        : NavigationError("N003", $"{What} is {Actual}, but must be {Expected}.");

    /// <summary>A matrix that must equal its transpose does not.</summary>
    public sealed record NotSymmetric(string What)
        : NavigationError("N004", $"{What} is not symmetric; use its symmetric part (M + Mᵀ)/2.");

    /// <summary>A matrix that must be positive definite is not.</summary>
    public sealed record NotPositiveDefinite(string What, double SmallestEigenvalue)
        : NavigationError("N005", $"{What} is not positive definite: its smallest eigenvalue is {Text(SmallestEigenvalue)}, but must be > 0.");

    /// <summary>A solver was given a landscape of another kind.</summary>
    public sealed record NotQuadratic(string Landscape)
        : NavigationError("N006", $"the closed form needs a quadratic landscape, but '{Landscape}' is none; use the action solver.");

    /// <summary>A solver was given a horizon of the other kind.</summary>
    public sealed record WrongHorizon(string Solver, string Expected)
        : NavigationError("N007", $"{Solver} needs {Expected}; change the horizon or the solver.");

    /// <summary>Negative curvature that discounting does not tame: going on for ever earns without bound.</summary>
    /// <remarks>Section 4 of the theory notes: bounded only where γ²/4 ≥ ηk|h|.</remarks>
    public sealed record UnboundedValue(double Curvature, double DiscountRateNeeded)
        : NavigationError(
            "N008",
            $"the value is unbounded below along the direction of curvature {Text(Curvature)}: take a discount rate ≥ {Text(DiscountRateNeeded)} or a finite horizon.");

    /// <summary>The Riccati equation has no stabilising solution.</summary>
    public sealed record NoStabilisingPolicy()
        : NavigationError("N009", "no policy is stabilising (the Riccati equation has an eigenvalue on its axis): raise the discount rate, or give every drifting direction some curvature.");

    /// <summary>An iteration did not settle.</summary>
    public sealed record NotConverged(string Solver, int Iterations, double LastStep)
        : NavigationError("N010", $"{Solver} did not settle in {Iterations} iterations (last step {Text(LastStep)}): allow more, start nearer, or shorten the horizon.");

    /// <summary>An integration needs steps below rounding.</summary>
    public sealed record StepTooSmall(double Time)
        : NavigationError("N011", $"the flow leaves every bound near t = {Text(Time)} or is too stiff there: end earlier or loosen the tolerance.");

    /// <summary>A landscape gave a number that is infinite or not a number at a point of the path.</summary>
    public sealed record LandscapeNotFinite(string Landscape, string Position)
        : NavigationError("N012", $"'{Landscape}' is not finite at {Position}: keep the path inside the region where it is defined.");

    /// <summary>The equations of an optimal path lead to numbers that are not finite.</summary>
    public sealed record PathNotFinite(string Solver)
        : NavigationError("N013", $"{Solver} was led to a path that leaves every bound, or whose cost does: there may be no optimum; take a shorter horizon, a fixed end, or a loss with a lower bound.");

    /// <summary>A matrix that must be positive semidefinite has a negative eigenvalue.</summary>
    public sealed record NotPositiveSemidefinite(string What, double SmallestEigenvalue)
        : NavigationError("N020", $"{What} is not positive semidefinite: its smallest eigenvalue is {Text(SmallestEigenvalue)}, but must be ≥ 0.");

    /// <summary>A solver was given a metric or a drift of a kind that it cannot treat.</summary>
    public sealed record NotSupported(string Solver, string What, string Remedy)
        : NavigationError("N021", $"{Solver} cannot treat {What}; {Remedy}.");

    /// <summary>The finest mesh allowed does not reach the tolerance.</summary>
    public sealed record MeshTooCoarse(int Intervals, double Tolerance)
        : NavigationError("N022", $"{Intervals} intervals do not reach the tolerance {Text(Tolerance)}: allow more intervals or loosen the tolerance.");

    /// <summary>Resting costs something for ever, and nothing discounts it.</summary>
    public sealed record RestCosts(double CostPerTime)
        : NavigationError("N023", $"resting costs {Text(CostPerTime)} per unit of time for ever: subtract it from the loss, or take a discount rate > 0.");

    /// <summary>No point was found at which an optimal path could come to rest.</summary>
    public sealed record NoRestPoint(string Near)
        : NavigationError("N024", $"no optimal path comes to rest near {Near}: give a minimum of the loss that the drift leaves in place, as a target.");

    /// <summary>The path does not come near its rest point.</summary>
    public sealed record RestNotReached(double Distance, double Duration)
        : NavigationError("N025", $"the path is still {Text(Distance)} away from its rest point at t = {Text(Duration)}: choose another target, or raise the discount rate.");

    /// <summary>A branch of solutions could not be followed any further.</summary>
    public sealed record BranchLost(double Parameter, int Points)
        : NavigationError("N026", $"the branch was lost at the parameter {Text(Parameter)} after {Points} points: it may end there; else loosen the tolerance or take a smaller first step.");

    /// <summary>A formula, with its derivatives, takes more steps than are allowed.</summary>
    public sealed record FormulaTooLarge(double Most)
        : NavigationError("N040", $"the formula with its first and second derivatives takes more than {Text(Most)} steps: write it shorter or with fewer parameters.");

    /// <summary>A formula has a parameter that the landscape lacks.</summary>
    public sealed record FormulaParameterUnknown(string Parameter, int Index, int Dimension)
        : NavigationError("N041", $"the formula uses parameter {Parameter} (number {Index + 1}), but there are {Dimension}: raise the number of parameters or correct the formula.");

    /// <summary>A path was asked to begin outside the grid on which its policy is known.</summary>
    public sealed record StartOffGrid(string Start)
        : NavigationError("N042", $"the start θ₀ {Start} lies outside the grid of the policy: enlarge the grid or move the start.");

    /// <summary>Without discounting, nothing on the grid is known to be worth staying at.</summary>
    public sealed record NoMinimumOnGrid(string Landscape)
        : NavigationError("N060", $"without discounting a path must come to rest, but '{Landscape}' knows no minimum inside the grid: widen the grid, give the landscape its minima, or take a discount rate > 0.");

    /// <summary>Without discounting, a place costs less than the cheapest known rest point: going there for ever earns without bound.</summary>
    public sealed record CheaperThanRest(string Position, double CostRate, double RestCost)
        : NavigationError("N061", $"the value is unbounded below: at {Position} a unit of time costs {Text(CostRate)}, less than at the cheapest known rest point ({Text(RestCost)}): give the landscape all its minima, change the box, or take a discount rate > 0.");

    /// <summary>Sweeps over a grid did not settle.</summary>
    public sealed record PolicyNotSettled(int Rounds, double LastChange)
        : NavigationError("N062", $"the value function did not settle in {Rounds} rounds of sweeps (last change {Text(LastChange)} of its range): allow more rounds or a larger tolerance; without discounting a drift that goes round may earn without bound, then raise the discount rate.");

    /// <summary>From some node no path leads to a rest point inside the box.</summary>
    public sealed record PolicyNotReached(string Position)
        : NavigationError("N063", $"from {Position} no path leads to a rest point inside the box: widen the grid or take a discount rate > 0.");

    /// <summary>The same minimum is the cheaper at both ends of a bracket of discount rates.</summary>
    public sealed record NoCriticalDiscount(double Lowest, double Highest)
        : NavigationError("N064", $"the same minimum is the cheaper at the discount rates {Text(Lowest)} and {Text(Highest)}: take a wider bracket, or another start.");

    /// <summary>Whoever looked on asked to stop.</summary>
    public sealed record Stopped(string Phase, int Done)
        : NavigationError("N070", FormattableString.Invariant($"stopped as asked, after {Done} {Phase}: nothing was kept; begin again to go on."));

    /// <summary>A table that would be needed is larger than can be addressed.</summary>
    public sealed record TooLarge(string What, double Numbers, double Most)
        : NavigationError("N071", $"{What} would hold {Text(Numbers)} numbers, but at most {Text(Most)} can be kept in one table: take fewer parameters or points, or a solver that needs no matrix.");

    /// <summary>A recorded run has too few steps to tell anything.</summary>
    public sealed record RecordTooShort(int Steps, int Fewest)
        : NavigationError("N120", FormattableString.Invariant($"the record holds {Steps} steps that can be used, but at least {Fewest} are needed: record parameters and gradients of more steps."));

    /// <summary>Nothing happens in a recorded run.</summary>
    public sealed record RecordStandsStill(string What)
        : NavigationError("N121", $"in the record the {What}, so every rule fits it: record a run that learns.");

    /// <summary>A setting of a method is out of its range.</summary>
    public sealed record BadSetting(string Method, string Setting, string Value, string Expected)
        : NavigationError("N072", $"'{Setting}' of the method '{Method}' is {Value}, but must be {Expected}.");

    /// <summary>A method has no such setting.</summary>
    public sealed record UnknownSetting(string Method, string Setting, Seq<string> Known)
        : NavigationError("N073", $"the method '{Method}' has no setting '{Setting}'; it has {(Known.IsEmpty ? "none" : string.Join(", ", Known))}.");

    /// <summary>A method needs a setting that was not given.</summary>
    public sealed record MissingSetting(string Method, string Setting, string Expected)
        : NavigationError("N074", $"the method '{Method}' needs '{Setting}'; give {Expected}.");

    /// <summary>No method has this name.</summary>
    public sealed record UnknownMethod(string Name, Seq<string> Known)
        : NavigationError("N075", $"there is no method '{Name}'; choose one of {string.Join(", ", Known)}.");

    /// <summary>A computation would need more memory than it may take.</summary>
    public sealed record TooMuchMemory(string What, double Bytes, double Most)
        : NavigationError("N080", $"{What} needs about {Text(Math.Ceiling(Bytes / 1e6))} MB, but {Text(Math.Floor(Most / 1e6))} MB are allowed: take fewer steps, pairs or Lanczos steps, or allow more.");

    /// <summary>A second-order method was asked for on a landscape that gives value and gradient only.</summary>
    public sealed record NoHessianProducts(string Landscape)
        : NavigationError("N081", $"'{Landscape}' gives no products with its Hessian: choose L-BFGS, or a landscape that is twice differentiable.");

    /// <summary>A learning rule was given a parameter that it has no meaning for.</summary>
    /// <param name="Rule">Its name.</param>
    /// <param name="Parameter">Which parameter.</param>
    /// <param name="Value">What it was given.</param>
    /// <param name="Expected">Its range in words.</param>
    public sealed record BadRuleParameter(string Rule, string Parameter, double Value, string Expected)
        : NavigationError("R001", FormattableString.Invariant($"{Rule}: {Parameter} is {Value}, but it must be {Expected}."));
}
