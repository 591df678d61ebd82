using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>The numbers of one layer as columns of equal length.</summary>
/// <param name="FileName">The file that holds them; layers with the same numbers share one.</param>
/// <param name="Origins">Where the numbers were measured, line by line; empty for computed ones.</param>
/// <param name="Columns">Heading and numbers of each column.</param>
internal sealed record Table(string FileName, Seq<string> Origins, Seq<(string Heading, Values Numbers)> Columns);
