package foxden.policies.language;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokeniser that lies in a checkpoint folder. */
public final class Tokenizers {

  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";

  private Tokenizers() {}

  /** Writes the vocabulary of a word tokeniser into a folder. */
  static void save(Path dir, WordTokenizer words) throws IOException {
    JsonObject json = new JsonObject();
    for (int i = 0; i < words.size(); i++) {
      json.addProperty(words.words().get(i), i);
    }
    Files.writeString(dir.resolve(VOCABULARY), json + "\n");
  }

  /**
   * The tokeniser of a folder: GPT-2's with {@code vocab.json} and {@code merges.txt}, one of words
   * with {@code vocab.json} alone, bytes when the vocabulary has 256 or 257 tokens and there is no
   * file; else none.
   *
   * @param vocabulary tokens of the network
   * @throws IOException when a file is there and not valid
   */
  public static Optional<Tokenizer> of(Path dir, int vocabulary) throws IOException {
    Path file = dir.resolve(VOCABULARY);
    Path merges = dir.resolve(MERGES);
    if (!Files.isRegularFile(file)) {
      return ByteTokenizer.of(vocabulary).map(bytes -> bytes);
    }
    String[] words = vocabulary(file);
    try {
      return Optional.of(
          Files.isRegularFile(merges)
              ? new Gpt2Tokenizer(List.of(words), Files.readAllLines(merges))
              : new WordTokenizer(List.of(words)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          (Files.isRegularFile(merges) ? merges : file) + ": " + e.getMessage(), e);
    }
  }

  private static String[] vocabulary(Path file) throws IOException {
    try {
      Map<String, JsonElement> entries =
          JsonParser.parseString(Files.readString(file)).getAsJsonObject().asMap();
      String[] words = new String[entries.size()];
      for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
        int number = entry.getValue().getAsInt();
        if (number < 0 || number >= words.length || words[number] != null) {
          throw new IOException(
              file
                  + ": token '"
                  + entry.getKey()
                  + "' has number "
                  + number
                  + " of "
                  + words.length);
        }
        words[number] = entry.getKey();
      }
      return Arrays.copyOf(words, words.length);
    } catch (JsonParseException
        | IllegalStateException
        | NumberFormatException
        | UnsupportedOperationException e) {
      throw new IOException(file + " is not a JSON object of tokens and their numbers", e);
    }
  }
}
