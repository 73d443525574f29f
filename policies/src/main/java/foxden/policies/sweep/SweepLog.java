package foxden.policies.sweep;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of a sweep in a folder, {@code episodes.jsonl}: one line an episode, forced to disk as
 * it ends. A last line that was cut is dropped and its episode played again. One process at a time;
 * any of its threads.
 */
public final class SweepLog implements AutoCloseable {

  /** The file of rows in a sweep's folder. */
  public static final String ROWS = "episodes.jsonl";

  /** The folder of logs in a sweep's folder. */
  public static final String LOGS = "logs";

  private final Path file;
  private final FileChannel out;
  private final Set<String> known = new HashSet<>();
  private final List<JsonObject> rows = new ArrayList<>();

  private SweepLog(Path file, FileChannel out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Opens a folder, made when it is not there.
   *
   * @throws IOException when another process writes there, or a line is damaged; one sentence
   */
  public static SweepLog open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(ROWS);
    FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (out.tryLock() == null) {
        throw new IOException(busy(folder));
      }
    } catch (OverlappingFileLockException e) {
      out.close();
      throw new IOException(busy(folder), e);
    } catch (IOException e) {
      out.close();
      throw e;
    }
    SweepLog log = new SweepLog(file, out);
    log.recover();
    return log;
  }

  private static String busy(Path folder) {
    return folder + ": another sweep writes there now; wait for it or choose another --out folder";
  }

  private void recover() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    rows.addAll(parse(file, new String(bytes, 0, whole, StandardCharsets.UTF_8)));
    rows.forEach(r -> known.add(key(r)));
    out.truncate(whole);
    out.position(whole);
  }

  /**
   * The rows of a folder, without writing there; a last line that was cut is left out.
   *
   * @throws IOException when there are none to read, or a line is damaged; one sentence
   */
  public static List<JsonObject> read(Path folder) throws IOException {
    Path file = folder.resolve(ROWS);
    if (!Files.isRegularFile(file)) {
      throw new IOException(folder + ": holds no sweep (" + ROWS + " is missing)");
    }
    String text = Files.readString(file);
    return parse(file, text.substring(0, text.lastIndexOf('\n') + 1));
  }

  private static List<JsonObject> parse(Path file, String text) throws IOException {
    List<JsonObject> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int line = 0;
    for (String row : text.split("\n", -1)) {
      line++;
      if (row.isBlank()) {
        continue;
      }
      try {
        JsonObject json = JsonParser.parseString(row).getAsJsonObject();
        if (seen.add(key(json))) {
          rows.add(json);
        }
      } catch (JsonParseException | IllegalStateException | NullPointerException e) {
        throw new IOException(file + ": line " + line + " is damaged; remove that line", e);
      }
    }
    return rows;
  }

  private static String key(JsonObject row) {
    return row.get("cell").getAsString() + "#" + row.get("seed").getAsLong();
  }

  /** Whether an episode is there. */
  public synchronized boolean has(Plan.Job job) {
    return known.contains(job.cell().id() + "#" + job.seed());
  }

  /** Adds a row; one that is there already is left as it is. */
  public synchronized void add(JsonObject row) throws IOException {
    if (!known.add(key(row))) {
      return;
    }
    rows.add(row);
    ByteBuffer line = ByteBuffer.wrap((row + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        var unused = out.write(line);
      }
      out.force(false);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** All rows, those of earlier runs first. */
  public synchronized List<JsonObject> rows() {
    return List.copyOf(rows);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
