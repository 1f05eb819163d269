namespace DxIoc.Server.Api;

/// <summary>The form in which history is answered.</summary>
internal enum HistoryFormat
{
    Json,
    Csv,
    Parquet,
}
