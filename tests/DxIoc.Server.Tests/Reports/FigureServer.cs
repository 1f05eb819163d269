using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Reports;

namespace DxIoc.Server.Tests.Reports;

/// <summary>A server with people of its own: Lan hands in, Minh approves, Hoa does both.</summary>
public sealed class FigureServer() : OwnServer(
    $"--Figures:People:lan:Key={Lan}", "--Figures:People:lan:Name=Nguyễn Thị Lan", "--Figures:People:lan:Roles=submit",
    $"--Figures:People:minh:Key={Minh}", "--Figures:People:minh:Name=Trần Văn Minh", "--Figures:People:minh:Roles=approve",
    $"--Figures:People:hoa:Key={Hoa}", "--Figures:People:hoa:Name=Lê Thị Hoa", "--Figures:People:hoa:Roles=submit, approve")
{
    public const string Lan = "key-of-lan-0123456789";
    public const string Minh = "key-of-minh-0123456789";
    public const string Hoa = "key-of-hoa-0123456789";

    public async Task<HttpResponseMessage> PostFileAsync(string key, string call, string csv, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "figures.csv" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await SendAsync(key, call, form);
    }

    public async Task<HttpResponseMessage> SendAsync(string? key, string call, HttpContent? content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/figures" + call, UriKind.Relative)) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        change?.Invoke(request);
        return await Http.SendAsync(request);
    }

    /// <summary>Handed in by Lan.</summary>
    public async Task<FigureSubmission> SubmitAsync(string csv, string note = "")
    {
        using var response = await PostFileAsync(Lan, "", csv, ("document", "Báo cáo quý"), ("number", "45/BC-STTTT"), ("date", "15/4/2022"), ("note", note));
        Assert.Equal("", response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<FigureSubmission>())!;
    }

    public async Task<int> DecideAsync(string? key, long id, string move, string? reason = null)
    {
        using var response = await SendAsync(key, $"/{id}/{move}", reason is null ? null : JsonContent.Create(new FigureDecision(reason)));
        return (int)response.StatusCode;
    }

    /// <summary>Handed in by Lan, approved and published by Minh.</summary>
    public async Task<FigureSubmission> PublishAsync(string csv, string note = "")
    {
        var submission = await SubmitAsync(csv, note);
        Assert.Equal((200, 200), (await DecideAsync(Minh, submission.Id, "approve"), await DecideAsync(Minh, submission.Id, "publish")));
        return submission;
    }

    /// <summary>The reading of the running board, once it is as it should be.</summary>
    public async Task<Reading> ReadingAsync(string area, string indicator, Func<Reading, bool> good)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var response = await Http.GetAsync(new Uri($"/api/v1/boards/{area}", UriKind.Relative), limit.Token);
            if (response.IsSuccessStatusCode
                && (await response.Content.ReadFromJsonAsync<BoardUpdate>(limit.Token))!.Readings.FirstOrDefault(r => r.Indicator == indicator) is { } reading
                && good(reading))
            {
                return reading;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();
}
