using System.Globalization;
using System.Text;

namespace Resettlement.Domain.Common;

/// <summary>Cleans what people type or paste before it is read as a name, a number or a dictionary word. Not for free text: it folds full-width punctuation.</summary>
public static class ChineseText
{
    private const char IdeographicSpace = '\u3000';

    /// <summary>
    /// Full-width letters, digits and signs become half-width, every kind of space becomes a plain one and is trimmed at both ends,
    /// invisible format characters and Kangxi radicals left by PDF copies are resolved. Null becomes empty.
    /// Full NFKC is not used: it would turn ㎡ into m2 and ① into 1.
    /// </summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        if (IsPlain(text))
        {
            return text.Trim(' ');
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsSpace(c))
            {
                folded.Append(' ');
            }
            else if (c is >= '\uFF01' and <= '\uFF5E')
            {
                folded.Append((char)(c - 0xFEE0));
            }
            else if (c is '\uFFE5')
            {
                folded.Append('¥');
            }
            else if (c is >= '\u2F00' and <= '\u2FD5')
            {
                folded.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                folded.Append(c);
            }
        }

        var result = folded.ToString().Trim(' ');
        // a lone surrogate makes Normalize throw; the value types refuse it with a sentence instead
        return HasLoneSurrogate(result) ? result : result.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Free text as it was written, punctuation and line breaks included: only invisible format characters go, and spaces at both ends. Null becomes empty.</summary>
    public static string Sentence(string? text) =>
        string.IsNullOrEmpty(text) ? string.Empty : string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();

    /// <summary><see cref="Normalise"/> with every space inside removed too: for numbers and dictionary words.</summary>
    public static string Compact(string? text) => Normalise(text).Replace(" ", string.Empty, StringComparison.Ordinal);

    internal static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only characters that can need no folding: ASCII, or the basic block of Chinese characters.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpace(char c) => c == IdeographicSpace || c is '\t' or '\r' or '\n' or '\v' or '\f' || char.IsWhiteSpace(c);
}
