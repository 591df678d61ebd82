namespace LossNav.Domain.Solvers.Action;

/// <summary>How the integral of the objective becomes a sum over a mesh.</summary>
public enum ActionRule
{
    /// <summary>Everything at the left end of each step, as published: first order in the step.</summary>
    Left,

    /// <summary>Loss at both ends, motion at the middle of each step: second order in the step.</summary>
    Trapezoid,
}
