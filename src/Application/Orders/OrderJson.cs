using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Methods;

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
    /// <param name="methods">The methods that problems can choose among.</param>
    /// <param name="json">UTF-8, in any layout; <see cref="Write"/> gives the canonical one.</param>
    /// <returns>The order, or <see cref="JobError.BadOrder"/> with the place at fault.</returns>
    public static Either<JobError, Order> Read(Seq<Method> methods, ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, Readable.OrderShape) switch
            {
                null => new JobError.BadOrder("it is empty."),
                var shape when shape.HasHole() => new JobError.BadOrder("an item in one of its lists is null."),
                var shape => shape.ToOrder(methods),
            };
        }
        catch (JsonException fault)
        {
            return new JobError.BadOrder($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1} is not what it should be.");
        }
        catch (NotSupportedException)
        {
            // What the serializer throws where the member "order" is missing.
            return new JobError.BadOrder("it does not say what is ordered: \"order\" must be \"figure\", \"solve\" or \"train\".");
        }
    }
}
