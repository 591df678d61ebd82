using System.Formats.Tar;
using System.IO.Compression;
using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Tests;

/// <summary>A folder for one test, removed after it.</summary>
internal sealed class Folder : IDisposable
{
    public static string Fixtures { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "fixtures");

    public string Path { get; } = Directory.CreateTempSubdirectory("lossnav-data").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A folder with the real MNIST files of the fixtures, unpacked.</summary>
    public static Folder WithMnist()
    {
        var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Fixtures, "mnist"), "*.gz"))
        {
            using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var plain = File.Create(folder[System.IO.Path.GetFileNameWithoutExtension(file)]);
            packed.CopyTo(plain);
        }

        return folder;
    }

    /// <summary>A folder with the real CIFAR-10 batches of the fixtures.</summary>
    public static Folder WithCifar()
    {
        var folder = new Folder();
        using var packed = new GZipStream(
            File.OpenRead(System.IO.Path.Combine(Fixtures, "cifar10", "cifar-10-sample-binary.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null)
            {
                entry.ExtractToFile(folder[System.IO.Path.GetFileName(entry.Name)], overwrite: true);
            }
        }

        return folder;
    }

    /// <summary>Changes the bytes of a file.</summary>
    public Folder Change(string name, Func<byte[], byte[]> change)
    {
        File.WriteAllBytes(this[name], change(File.ReadAllBytes(this[name])));
        return this;
    }

    public Either<TrainingError, Dataset> Load(DatasetDefinition dataset) => new FolderDatasetSource(Path).Load(dataset);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
