using LanguageExt;

namespace LossNav.Application.Orders;

/// <summary>What became of an order that was begun.</summary>
/// <param name="Order">The order.</param>
/// <param name="Outcome">What was made, or every reason why not.</param>
public sealed record OrderResult(Order Order, Either<Seq<JobError>, OrderOutcome> Outcome);
