namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>An address without its spelling, so that it is one identifier however it is written.</summary>
internal static class MailKey
{
    public static string Of(ReadOnlySpan<char> address)
    {
        var key = new System.Text.StringBuilder(address.Length);
        for (var at = 0; at < address.Length; at++)
        {
            var end = at;
            while (end < address.Length && char.IsLetterOrDigit(address[end]))
            {
                end++;
            }

            if (end == at)
            {
                if (address[at] is '@' or '_' or '-' or '+' or '%' or '\'' or '.' or ',')
                {
                    key.Append(address[at] == ',' ? '.' : address[at]);
                }

                continue;
            }

            key.Append(address[at..end] switch
            {
                "AT" => "@",
                "DOT" or "POINT" => ".",
                "UNDERSCORE" => "_",
                "DASH" or "HYPHEN" => "-",
                "PLUS" => "+",
                "SIGN" or "SYMBOL" => "",
                var word => word,
            });
            at = end - 1;
        }

        return key.ToString();
    }
}
