using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Application.Training;

namespace LossNav.Application.Orders;

/// <summary>Orders as JSON: what travels to another process, and what a queue or a folder keeps.</summary>
/// <remarks>The form is canonical: equal orders give equal bytes, and so equal fingerprints. Members keep their places, names are sorted, nothing is indented.</remarks>
public static class OrderJson
{
    // Letters stay as they are: the text is no part of a web page, so nothing needs escaping for one.
    private static readonly OrderContext Readable
        = new(new JsonSerializerOptions(OrderContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, AllowDuplicateProperties = false });

    /// <summary>Writes an order as UTF-8 on one line, without a final line feed.</summary>
    public static ReadOnlyMemory<byte> Write(Order order) => JsonSerializer.SerializeToUtf8Bytes(OrderShape.Of(order), Readable.OrderShape);

    /// <summary>The fingerprint of an order: SHA-256 of its canonical JSON, 64 lower-case hexadecimal digits.</summary>
    public static string Fingerprint(Order order) => Sha256.Of(Write(order));

    /// <summary>Reads an order. Whether what it names is there is told when it is carried out.</summary>
    /// <param name="json">UTF-8, in any layout; <see cref="Write"/> gives the canonical one.</param>
    /// <returns>The order, or <see cref="JobError.BadOrder"/> with the place at fault.</returns>
    public static Either<JobError, Order> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, Readable.OrderShape) switch
            {
                null => new JobError.BadOrder("it is empty."),
                var shape when shape.HasHole() => new JobError.BadOrder("an item in one of its lists is null."),
                var shape => shape.ToOrder(),
            };
        }
        catch (JsonException fault)
        {
            return new JobError.BadOrder($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1} is not what it should be.");
        }
        catch (NotSupportedException)
        {
            // What the serializer throws where the member "order" is missing.
            return new JobError.BadOrder("it does not say what is ordered: \"order\" must be \"figure\" or \"train\".");
        }
    }
}

/// <summary>An order as it stands in JSON, so that a renamed member of a record cannot change the text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "order")]
[JsonDerivedType(typeof(FigureShape), "figure")]
[JsonDerivedType(typeof(TrainShape), "train")]
internal abstract record OrderShape
{
    /// <summary>Whether an item of a list is null: the serializer checks that members are there, but not the items of lists.</summary>
    public abstract bool HasHole();

    public abstract Order ToOrder();

    public static OrderShape Of(Order order) => order.Match<OrderShape>(FigureShape.Of, TrainShape.Of);

    protected static OrderedDictionary<string, TValue> Sorted<TValue>(Map<string, TValue> values)
        => new(values.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}

internal sealed record FigureShape(
    string Figure, Edition Edition, OrderedDictionary<string, string> Parameters, IReadOnlyList<RenditionName> Renditions) : OrderShape
{
    public override bool HasHole() => Renditions.Any(it => it is null) || Parameters.Values.Any(value => value is null);

    public override Order ToOrder()
        => new Order.Figure(Figure, Edition, Parameters.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap(), Renditions.ToSeq());

    public static FigureShape Of(Order.Figure order) => new(order.Recipe, order.Edition, Sorted(order.Parameters), [.. order.Renditions]);
}

internal sealed record RuleShape(string Name, OrderedDictionary<string, double> Values);

internal sealed record TrainShape(
    string Dataset,
    NetworkModel Network,
    IReadOnlyList<RuleShape> Rules,
    IReadOnlyList<long> Seeds,
    string Profile,
    int Epochs,
    int BatchSize,
    double GradientClip,
    bool Augmentation,
    Precision Precision,
    int? TrainImages,
    int? TestImages,
    int? EpochsPerTask,
    bool Restart) : OrderShape
{
    public override bool HasHole() => Rules.Any(it => it is null);

    public override Order ToOrder()
        => new Order.Train(
            Dataset,
            Network,
            Rules.ToSeq().Map(rule => new ChosenRule(rule.Name, rule.Values.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap())).Strict(),
            Seeds.ToSeq().Strict(),
            new CommonSettings(
                Profile, Epochs, BatchSize, GradientClip, Augmentation, Precision, TrainImages.ToOption(), TestImages.ToOption(), EpochsPerTask.ToOption()))
        {
            Restart = Restart,
        };

    public static TrainShape Of(Order.Train order)
        => new(
            order.Dataset,
            order.Network,
            [.. order.Rules.Map(rule => new RuleShape(rule.Name, Sorted(rule.Values)))],
            [.. order.Seeds],
            order.Settings.Profile,
            order.Settings.Epochs,
            order.Settings.BatchSize,
            order.Settings.GradientClip,
            order.Settings.Augmentation,
            order.Settings.Precision,
            order.Settings.TrainImages.ToNullable(),
            order.Settings.TestImages.ToNullable(),
            order.Settings.EpochsPerTask.ToNullable(),
            order.Restart);
}

/// <summary>Serializers made at compile time: no reflection at start.</summary>
[JsonSerializable(typeof(OrderShape))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class OrderContext : JsonSerializerContext
{
}
