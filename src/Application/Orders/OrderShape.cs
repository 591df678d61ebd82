using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Problems.Json;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Training;
using LossNav.Domain.Methods;

namespace LossNav.Application.Orders;

/// <summary>An order as it stands in JSON, so that a renamed member of a record cannot change the text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "order")]
[JsonDerivedType(typeof(FigureShape), "figure")]
[JsonDerivedType(typeof(SolveShape), "solve")]
[JsonDerivedType(typeof(TrainShape), "train")]
internal abstract record OrderShape
{
    /// <summary>Whether an item of a list is null: the serializer checks that members are there, but not the items of lists.</summary>
    public abstract bool HasHole();

    public abstract Either<JobError, Order> ToOrder(Seq<Method> methods);

    public static OrderShape Of(Order order) => order.Match<OrderShape>(FigureShape.Of, SolveShape.Of, TrainShape.Of);

    protected static OrderedDictionary<string, TValue> Sorted<TValue>(Map<string, TValue> values)
        => new(values.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}

internal sealed record FigureShape(
    string Figure,
    [property: JsonConverter(typeof(EditionConverter))] Edition Edition,
    OrderedDictionary<string, string> Parameters,
    IReadOnlyList<RenditionName> Renditions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Background Background = Background.Transparent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Lettering Lettering = Lettering.Outlines) : OrderShape
{
    public override bool HasHole() => Renditions.Any(it => it is null) || Parameters.Values.Any(value => value is null);

    public override Either<JobError, Order> ToOrder(Seq<Method> methods)
        => new Order.Figure(Figure, Edition, Parameters.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap(), Renditions.ToSeq())
        {
            Look = new FigureLook(Background, Lettering),
        };

    public static FigureShape Of(Order.Figure order)
        => new(order.Recipe, order.Edition, Sorted(order.Parameters), [.. order.Renditions], order.Look.Background, order.Look.Lettering);
}

internal sealed record SolveShape(string Source, string Folder, JsonElement Problem, IReadOnlyList<RenditionName> Renditions) : OrderShape
{
    public override bool HasHole() => Renditions.Any(it => it is null);

    public override Either<JobError, Order> ToOrder(Seq<Method> methods)
        => ProblemJson.Read(methods, string.Empty, Encoding.UTF8.GetBytes(Problem.GetRawText())).Match(
            problem => Prelude.Right<JobError, Order>(new Order.Solve(problem, Source, Folder, Renditions.ToSeq())),
            faults => new JobError.BadOrder($"its problem is wrong: {string.Join("; ", faults.Map(fault => fault.Message))}."));

    public static SolveShape Of(Order.Solve order)
    {
        // Not the canonical form: in what a source of one's own reads, the order of members may have a meaning.
        using var problem = JsonDocument.Parse(ProblemJson.Write(order.Problem));
        return new(order.Source, order.Folder, problem.RootElement.Clone(), [.. order.Renditions]);
    }
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

    public override Either<JobError, Order> ToOrder(Seq<Method> methods)
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
