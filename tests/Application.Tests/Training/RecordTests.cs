using System.Text;
using LanguageExt;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

public sealed class RecordTests
{
    private static readonly DatasetEdition Complete = DatasetCatalogue.Mnist.Editions.Head;

    private static readonly TrainingRecord Record = Experiments.Record(
        Experiments.State(Profile.Paper, Seq1("ballistic"), 7).Runs.Head,
        Complete,
        new EpochResult(1, 0.1 + 0.2, 97.25),
        new EpochResult(2, 1.0 / 3.0, 98.5));

    [Fact]
    public void A_record_read_again_is_the_same_to_the_last_bit()
        => Assert.Equal(Record, Experiments.Good(TrainingRecordJson.Read(AllRules.FirstOrder, "file", TrainingRecordJson.Write(Record))));

    [Fact]
    public void A_key_is_fixed_for_all_time()
    {
        // Changing this changes every committed record's key: then the records must be made or renamed anew.
        Assert.Equal("67355582b8aed4a3", RunKey.Of(Record.Settings with { Seed = 0 }, Complete.Sha256).Value);
        Assert.Equal("mnist-ballistic-seed7-" + Record.Key + ".json", TrainingRecordJson.FileName(Record.Settings, Record.Key));
    }

    [Fact]
    public void Whatever_determines_the_numbers_changes_the_key()
    {
        var run = Record.Settings;
        var variants = Seq(
            run,
            run with { Seed = 8 },
            run with { Epochs = 11 },
            run with { BatchSize = 64 },
            run with { GradientClip = 4 },
            run with { Augmentation = true },
            run with { Precision = Precision.BFloat16 },
            run with { Model = NetworkModel.Cnn },
            run with { TrainImages = 100 },
            run with { TestImages = 100 },
            run with { Dataset = DatasetCatalogue.FashionMnist },
            run with { Rule = Experiments.State(Profile.Paper, Seq1("ballistic:beta2=0.99")).Runs.Head.Rule },
            run with { Rule = Experiments.State(Profile.Paper, Seq1("sgd")).Runs.Head.Rule });
        var keys = variants.Map(variant => RunKey.Of(variant, Complete.Sha256)).Add(RunKey.Of(run, new string('0', 64)));
        Assert.Equal(14, keys.Distinct().Count);
    }

    [Theory]
    [InlineData("", "it is not a training record")]
    [InlineData("{}", "it is not a training record")]
    [InlineData("[1,2]", "it is not a training record")]
    [InlineData("{\"format\":2}", "format 2, this version reads format 1")]
    public void What_is_no_record_is_refused_in_one_line(string text, string expected)
    {
        var error = Assert.IsType<TrainingError.BadRecord>(TrainingRecordJson.Read(AllRules.FirstOrder, "file.json", Encoding.UTF8.GetBytes(text)).Case);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_record_whose_settings_were_edited_is_refused()
    {
        var text = Encoding.UTF8.GetString(TrainingRecordJson.Write(Record).Span).Replace("\"batchSize\": 128", "\"batchSize\": 64", StringComparison.Ordinal);
        var error = Assert.IsType<TrainingError.BadRecord>(TrainingRecordJson.Read(AllRules.FirstOrder, "file.json", Encoding.UTF8.GetBytes(text)).Case);
        Assert.Contains("its key does not belong", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"trainLoss\": 0.30000000000000004", "\"trainLoss\": 0.20000000000000004")]
    [InlineData("\"testAccuracy\": 97.25", "\"testAccuracy\": 99.25")]
    [InlineData("\"threads\": 1", "\"threads\": 2")]
    [InlineData("\"outcome\": \"completed\"", "\"outcome\": \"diverged\"")]
    public void A_record_whose_outcome_was_edited_is_refused(string was, string becomes)
    {
        var text = Encoding.UTF8.GetString(TrainingRecordJson.Write(Record).Span);
        Assert.Contains(was, text, StringComparison.Ordinal);
        Assert.Contains("was changed since it was written", Refused(text.Replace(was, becomes, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"epoch\": 2", "\"epoch\": 3", "its epochs are not 1, 2, 3")]
    [InlineData("\"testAccuracy\": 97.25", "\"testAccuracy\": 197.25", "no percentage")]
    [InlineData("\"trainLoss\": 0.3", "\"trainLoss\": 1e999", "not finite")]
    public void Numbers_that_no_run_can_have_are_refused_without_a_seal_too(string was, string becomes, string expected)
    {
        var text = Unsealed(Encoding.UTF8.GetString(TrainingRecordJson.Write(Record).Span));
        Assert.Equal(Record, Experiments.Good(TrainingRecordJson.Read(AllRules.FirstOrder, "file", Encoding.UTF8.GetBytes(text))));
        Assert.Contains(was, text, StringComparison.Ordinal);
        Assert.Contains(expected, Refused(text.Replace(was, becomes, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Refused(string text)
        => Assert.IsType<TrainingError.BadRecord>(TrainingRecordJson.Read(AllRules.FirstOrder, "file.json", Encoding.UTF8.GetBytes(text)).Case).Message;

    // As versions before the seal wrote it.
    private static string Unsealed(string text) => text[..text.LastIndexOf(",\n  \"sha256\"", StringComparison.Ordinal)] + "\n}\n";

    [Fact]
    public void A_checkpoint_read_again_is_the_same_and_any_changed_byte_is_found()
    {
        var checkpoint = new Checkpoint(Record.Key, Record.Environment, Record.Epochs, Record.SecondsPerEpoch, new byte[] { 1, 2, 3, 4 });
        var bytes = CheckpointFormat.Write(checkpoint).ToArray();
        var again = Experiments.Good(CheckpointFormat.Read("file", bytes));
        Assert.Equal(checkpoint with { State = default }, again with { State = default });
        Assert.Equal(checkpoint.State.ToArray(), again.State.ToArray());
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.IsType<TrainingError.BadRecord>(CheckpointFormat.Read("file", bytes).Case);
            bytes[i] ^= 1;
        }

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.True(CheckpointFormat.Read("file", bytes.AsMemory(0, length)).IsLeft));
    }
}
