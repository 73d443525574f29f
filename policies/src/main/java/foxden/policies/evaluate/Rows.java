package foxden.policies.evaluate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The episodes of an evaluation in a folder, one row each, so that a killed evaluation goes on
 * where it was. {@code config.json} says what was run; {@code episodes.jsonl} grows by one line as
 * each episode ends and is forced to disk. A last line that was cut is dropped, and its episode
 * played again. Safe for several threads.
 */
public final class Rows implements AutoCloseable {

  private final Path file;
  private final FileChannel out;
  private final Map<String, Played> known = new HashMap<>();

  private Rows(Path file, FileChannel out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Opens a folder, made when it is not there.
   *
   * @param config what is run: rows of something else are refused. The number of episodes must not
   *     be in it, so that a run can be extended.
   * @throws IOException when the folder holds the rows of another run or cannot be written; one
   *     sentence
   */
  public static Rows open(Path folder, JsonObject config) throws IOException {
    Files.createDirectories(folder);
    Path head = folder.resolve("config.json");
    Path file = folder.resolve("episodes.jsonl");
    if (Files.exists(head)) {
      JsonElement there;
      try {
        there = JsonParser.parseString(Files.readString(head));
      } catch (JsonParseException e) {
        throw new IOException(head + ": is damaged; choose another --out folder", e);
      }
      if (!there.equals(JsonParser.parseString(config.toString()))) {
        throw new IOException(
            folder
                + ": holds the episodes of another evaluation (see config.json there);"
                + " choose another --out folder");
      }
    } else {
      Files.writeString(head, config + "\n");
    }
    FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Rows rows = new Rows(file, out);
    rows.recover();
    return rows;
  }

  private void recover() throws IOException {
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    int line = 0;
    for (String row : text.substring(0, whole).split("\n")) {
      line++;
      if (row.isBlank()) {
        continue;
      }
      try {
        JsonObject json = JsonParser.parseString(row).getAsJsonObject();
        boolean heldOut = json.has("heldout") && json.get("heldout").getAsBoolean();
        known.put(key(heldOut, json.get("seed").getAsLong()), Played.of(json));
      } catch (JsonParseException | IllegalStateException | NullPointerException e) {
        throw new IOException(file + ": line " + line + " is damaged; remove that line", e);
      }
    }
    long end = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
    out.truncate(end);
    out.position(end);
  }

  private static String key(boolean heldOut, long seed) {
    return (heldOut ? "h" : "e") + seed;
  }

  /** The episode of a seed, when it was played before. */
  Optional<Played> known(boolean heldOut, long seed) {
    synchronized (known) {
      return Optional.ofNullable(known.get(key(heldOut, seed)));
    }
  }

  /** How many episodes there are. */
  public int size() {
    synchronized (known) {
      return known.size();
    }
  }

  /** Adds the row of an episode that has ended. */
  void add(boolean heldOut, Played run) {
    JsonObject json = run.toJson();
    if (heldOut) {
      json.addProperty("heldout", true);
    }
    byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (known) {
      known.put(key(heldOut, run.episode().seed()), run);
      try {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(false);
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
