using LanguageExt;

namespace LossNav.Adapters.Datasets.Downloads;

/// <summary>A published file of a dataset, with everything that tells it from another one before it is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size: nothing longer is fetched.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Unpacked">What it holds, where a user may have packed the same content anew.</param>
/// <param name="Mirrors">Where it is published, the first choice first; HTTPS only.</param>
internal sealed record RemoteFile(string Name, long Bytes, string Sha256, Option<UnpackedContent> Unpacked, Seq<Uri> Mirrors);

/// <summary>What a gzip file holds.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
internal sealed record UnpackedContent(long Bytes, string Sha256);
