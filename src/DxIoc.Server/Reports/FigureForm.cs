using System.Globalization;
using DxIoc.Contracts.Reports;
using DxIoc.Feeds.Files;
using DxIoc.Server.Api;
using Microsoft.AspNetCore.Http.Features;

namespace DxIoc.Server.Reports;

/// <summary>A posted form: a file, and what its sender says about it.</summary>
internal sealed record FigureForm(
    byte[] File, string FileName, FigureFileOptions Options, FigureDocument Document, string Note, bool LeaveOut)
{
    private const int NameLimit = 200;
    private const int NoteLimit = 2_000;

    /// <summary>Room for the fields beside the file.</summary>
    private const int BodyLimit = FigureFile.SizeLimit + (256 * 1024);

    /// <summary>The form, or why it cannot be used.</summary>
    public static async Task<(FigureForm? Form, IResult? Problem)> ReadAsync(HttpContext context, bool preview, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyLimit;
        }

        if (!context.Request.HasFormContentType)
        {
            return (null, Problems.Field("file", "post a form (multipart/form-data) with the file in the field 'file'"));
        }

        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = BodyLimit, ValueLengthLimit = 16 * 1024, ValueCountLimit = 20, BufferBodyLengthLimit = BodyLimit }, cancellation);
            return await ReadAsync(form, preview, cancellation);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
        catch (InvalidDataException)
        {
            return (null, Problems.Field("file", $"the form cannot be read, or is larger than {FigureFile.SizeLimit} bytes"));
        }
        catch (IOException)
        {
            return (null, Problems.Field("file", "the form ended before it was whole: send it again"));
        }
    }

    private static async Task<(FigureForm?, IResult?)> ReadAsync(IFormCollection form, bool preview, CancellationToken cancellation)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return (null, Problems.Field("file", "choose a file that is not empty"));
        }

        if (file.Length > FigureFile.SizeLimit)
        {
            return (null, TooLarge());
        }

        NumberStyle? numbers = Text(form, "numbers") switch
        {
            "" or "auto" => NumberStyle.Unknown,
            "vi" => NumberStyle.Vietnamese,
            "international" => NumberStyle.Invariant,
            _ => null,
        };
        if (numbers is null)
        {
            return (null, Problems.Field("numbers", "write auto, vi (1.234,5) or international (1,234.5)"));
        }

        var (name, number, note, date) = (Text(form, "document"), Text(form, "number"), Text(form, "note"), Text(form, "date"));
        DateOnly? day = DateOnly.TryParseExact(date, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        IResult? problem = preview ? null
            : name.Length is 0 or > NameLimit ? Problems.Field("document", $"name the document that the figures stand in, in at most {NameLimit} characters")
            : number.Length > NameLimit ? Problems.Field("number", $"at most {NameLimit} characters")
            : note.Length > NoteLimit ? Problems.Field("note", $"at most {NoteLimit} characters")
            : date.Length > 0 && day is null ? Problems.Field("date", "write the day of the document like 2022-04-26 or 26/4/2022")
            : null;
        if (problem is not null)
        {
            return (null, problem);
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        return (new FigureForm(
            content.ToArray(),
            NameOf(file.FileName),
            new FigureFileOptions(numbers.Value, OrNull(Text(form, "sheet")), OrNull(Text(form, "area")), OrNull(Text(form, "period"))),
            new FigureDocument(name, number, day),
            note,
            Text(form, "leaveOut") == "true"), null);
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    /// <summary>What a sender calls a file is shown and never used as a path.</summary>
    private static string NameOf(string sent)
    {
        var name = string.Concat(sent.Split('/', '\\')[^1].Where(c => !char.IsControl(c)));
        return name.Length == 0 ? "file" : name.Length > NameLimit ? name[..NameLimit] : name;
    }

    private static IResult TooLarge() => Results.Problem(
        statusCode: StatusCodes.Status413PayloadTooLarge,
        title: "The file is too large.",
        detail: string.Create(CultureInfo.InvariantCulture, $"At most {FigureFile.SizeLimit} bytes are taken: split it."));
}
