using LossNav.Application.UseCases;

namespace LossNav.Host.Work;

/// <summary>With what this process carries orders out.</summary>
/// <param name="CarryOut">What is done with each order.</param>
/// <param name="Parallel">How many orders are carried out at once.</param>
/// <param name="LogsEach">Whether the log has a line for each order that is done; a progress bar says it too.</param>
internal sealed record LocalMeans(CarryOutOrder CarryOut, int Parallel, bool LogsEach);
