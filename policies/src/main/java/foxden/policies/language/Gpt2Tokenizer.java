package foxden.policies.language;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The byte-level BPE of GPT-2 (Radford et al. 2019) over JSON-escaped text, as the Forgetting
 * Transformer's checkpoints want it: a line break is the two characters {@code \n}, what is not
 * ASCII becomes {@code \}{@code uXXXX}.
 *
 * <p>Text is cut into pieces (contractions, words, numbers, other signs, each with a space before
 * it, and white space); within a piece the pair of neighbours that comes first in the list of
 * merges is joined, until none is in it.
 */
public final class Gpt2Tokenizer implements Tokenizer {

  private static final Pattern PIECES =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final String END = "<|endoftext|>";

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final char[] signs = signs();
  private final Map<Character, Integer> bytes = new HashMap<>();

  /**
   * A tokeniser.
   *
   * @param words by number, as in {@code vocab.json}
   * @param merges lines of {@code merges.txt}: a comment, then pairs, the first ones first
   * @throws IllegalArgumentException when a merge makes no word, or a byte is missing
   */
  public Gpt2Tokenizer(List<String> words, List<String> merges) {
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), i);
    }
    for (int i = 0; i < 256; i++) {
      bytes.put(signs[i], i);
    }
    for (int i = 0; i < merges.size(); i++) {
      String line = merges.get(i);
      if (line.isBlank() || line.startsWith("#version")) {
        continue;
      }
      int space = line.indexOf(' ');
      if (space < 1 || !numbers.containsKey(line.replace(" ", ""))) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + " merges '" + line + "', which is not a token");
      }
      ranks.putIfAbsent(line, ranks.size());
    }
    for (char sign = ' ' + 1; sign < 127; sign++) {
      if (!numbers.containsKey(String.valueOf(sign))) {
        throw new IllegalArgumentException("the vocabulary lacks the sign " + sign);
      }
    }
  }

  // Printable bytes stand for themselves, the others for signs from 256 on, in order.
  private static char[] signs() {
    char[] signs = new char[256];
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean plain = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      signs[b] = plain ? (char) b : next++;
    }
    return signs;
  }

  @Override
  public String name() {
    return "gpt2";
  }

  @Override
  public int size() {
    return words.size();
  }

  @Override
  public int begin() {
    return numbers.getOrDefault(END, -1);
  }

  @Override
  public int[] encode(String text) {
    return encodeEscaped(escape(text));
  }

  /** Encodes text as it is, without escaping it first. */
  public int[] encodeEscaped(String text) {
    List<Integer> tokens = new ArrayList<>();
    Matcher pieces = PIECES.matcher(text);
    while (pieces.find()) {
      StringBuilder piece = new StringBuilder();
      for (byte b : pieces.group().getBytes(StandardCharsets.UTF_8)) {
        piece.append(signs[b & 0xff]);
      }
      merge(piece.toString(), tokens);
    }
    return tokens.stream().mapToInt(i -> i).toArray();
  }

  private void merge(String piece, List<Integer> tokens) {
    List<String> parts = new ArrayList<>(Arrays.asList(piece.split("")));
    while (parts.size() > 1) {
      int best = Integer.MAX_VALUE;
      String pair = "";
      for (int i = 0; i + 1 < parts.size(); i++) {
        String candidate = parts.get(i) + " " + parts.get(i + 1);
        int rank = ranks.getOrDefault(candidate, Integer.MAX_VALUE);
        if (rank < best) {
          best = rank;
          pair = candidate;
        }
      }
      if (best == Integer.MAX_VALUE) {
        break;
      }
      // Every occurrence of the pair, from the left.
      for (int i = 0; i + 1 < parts.size(); i++) {
        if ((parts.get(i) + " " + parts.get(i + 1)).equals(pair)) {
          parts.set(i, parts.get(i) + parts.remove(i + 1));
        }
      }
    }
    for (String part : parts) {
      Integer number = numbers.get(part);
      if (number == null) {
        throw new IllegalArgumentException("the vocabulary lacks the token '" + part + "'");
      }
      tokens.add(number);
    }
  }

  @Override
  public String decode(int... tokens) {
    return unescape(decodeEscaped(tokens));
  }

  /** Decodes without undoing the escapes. */
  public String decodeEscaped(int... tokens) {
    byte[] text = new byte[Arrays.stream(tokens).map(token -> words.get(token).length()).sum()];
    int n = 0;
    for (int token : tokens) {
      if (token == begin()) {
        continue;
      }
      for (char sign : words.get(token).toCharArray()) {
        text[n++] = bytes.getOrDefault(sign, (int) '?').byteValue();
      }
    }
    return new String(text, 0, n, StandardCharsets.UTF_8);
  }

  @Override
  public String show(int token) {
    return token == begin() ? END : decodeEscaped(token);
  }

  /** Text as the inside of a JSON string of ASCII characters. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || c > '~') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /**
   * The text of the inside of a JSON string; where it is not one (cut short, say), escapes are
   * undone one by one and what is none stays.
   */
  static String unescape(String text) {
    try {
      JsonPrimitive json = JsonParser.parseString('"' + text + '"').getAsJsonPrimitive();
      if (json.isString() && escape(json.getAsString()).equals(text)) {
        return json.getAsString();
      }
    } catch (JsonParseException | IllegalStateException e) {
      // Not a JSON string: below.
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(i + 1);
      int plain = "nrtbf\"\\/".indexOf(next);
      if (plain >= 0) {
        out.append("\n\r\t\b\f\"\\/".charAt(plain));
        i++;
      } else if (next == 'u' && text.substring(i + 2).matches("(?s)[0-9a-fA-F]{4}.*")) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
