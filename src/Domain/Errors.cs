namespace LossNav.Domain;

/// <summary>Why a navigation problem is not valid or has no answer: what is wrong and what to change. Each case has its own code.</summary>
/// <param name="Code">Short and stable, unique among all cases.</param>
/// <param name="Message">One line for people.</param>
public abstract record NavigationError(string Code, string Message)
{
}
