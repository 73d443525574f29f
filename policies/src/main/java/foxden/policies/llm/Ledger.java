package foxden.policies.llm;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file of JSON lines, one for each answer of a model, forced to disk before the answer is used. A
 * last line that was cut is dropped when the file is opened again. Any thread.
 */
public final class Ledger implements AutoCloseable {

  /**
   * One answer.
   *
   * @param time when it came
   * @param model as typed, {@code llm:...}
   * @param prompt SHA-256 of the prompt in hexadecimal: of its text in UTF-8, then of width, height
   *     (four bytes each, big-endian) and RGB pixels of each picture
   * @param episode number of the episode
   * @param ask how many answers of this episode came before
   * @param answer raw
   * @param finish why it ended
   * @param tokensIn of the prompt
   * @param tokensOut of the answer
   * @param estimated whether the server did not count and the tokens are estimates
   * @param millis that the attempt which went well took
   * @param attempts with that one
   */
  public record Entry(
      Instant time,
      String model,
      String prompt,
      long episode,
      int ask,
      String answer,
      Finish finish,
      long tokensIn,
      long tokensOut,
      boolean estimated,
      long millis,
      int attempts) {

    private JsonObject toJson() {
      JsonObject json = new JsonObject();
      json.addProperty("time", time.toString());
      json.addProperty("model", model);
      json.addProperty("prompt", prompt);
      json.addProperty("episode", episode);
      json.addProperty("ask", ask);
      json.addProperty("answer", answer);
      json.addProperty("finish", finish.word());
      json.addProperty("tokens_in", tokensIn);
      json.addProperty("tokens_out", tokensOut);
      if (estimated) {
        json.addProperty("estimated", true);
      }
      json.addProperty("ms", millis);
      json.addProperty("attempts", attempts);
      return json;
    }

    private static Entry of(JsonObject json) {
      return new Entry(
          Instant.parse(json.get("time").getAsString()),
          json.get("model").getAsString(),
          json.get("prompt").getAsString(),
          json.get("episode").getAsLong(),
          json.get("ask").getAsInt(),
          json.get("answer").getAsString(),
          Finish.valueOf(json.get("finish").getAsString().toUpperCase(Locale.ROOT)),
          json.get("tokens_in").getAsLong(),
          json.get("tokens_out").getAsLong(),
          json.has("estimated") && json.get("estimated").getAsBoolean(),
          json.get("ms").getAsLong(),
          json.get("attempts").getAsInt());
    }
  }

  private final Path file;
  private final FileChannel out;
  private final List<Entry> before;

  private Ledger(Path file, FileChannel out, List<Entry> before) {
    this.file = file;
    this.out = out;
    this.before = before;
  }

  /**
   * Opens a ledger to add to, made when it is not there.
   *
   * @throws IOException when it cannot be written, or is no ledger; one sentence
   */
  public static Ledger open(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    String text = Files.exists(file) ? Files.readString(file) : "";
    int whole = text.lastIndexOf('\n') + 1;
    List<Entry> before = parse(file, text.substring(0, whole));
    if (whole < text.length() && !text.startsWith("{\"time\"", whole)) {
      throw new IOException(file + ": is no ledger of answers; choose another file");
    }
    FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long end = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
    out.truncate(end);
    out.position(end);
    return new Ledger(file, out, before);
  }

  /**
   * The whole lines of a ledger.
   *
   * @throws IOException when it cannot be read or a line is damaged; one sentence
   */
  public static List<Entry> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    String text = Files.readString(file);
    return parse(file, text.substring(0, text.lastIndexOf('\n') + 1));
  }

  private static List<Entry> parse(Path file, String text) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        entries.add(Entry.of(JsonParser.parseString(line).getAsJsonObject()));
      } catch (JsonParseException
          | IllegalStateException
          | IllegalArgumentException
          | NullPointerException
          | UnsupportedOperationException
          | java.time.DateTimeException e) {
        throw new IOException(
            file + ": line " + number + " is no answer of a model; remove that line", e);
      }
    }
    return entries;
  }

  /** What it held when it was opened. */
  List<Entry> before() {
    return before;
  }

  /**
   * Adds a line.
   *
   * @throws IllegalStateException when it cannot be written; one sentence
   */
  synchronized void add(Entry entry) {
    ByteBuffer line = ByteBuffer.wrap((entry.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(false);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new IllegalStateException(file + ": cannot be closed: " + e.getMessage(), e);
    }
  }
}
