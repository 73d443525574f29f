package foxden.policies.expert;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A chess engine as a separate process, spoken to over UCI. Every answer has a deadline: an engine
 * that hangs is ended, and started again for the next question. One thread at a time.
 */
public final class UciEngine implements AutoCloseable {

  private static final long START_MILLIS = 10_000;
  private static final long GRACE_MILLIS = 5_000;
  private static final String END = "\u0000";

  private final List<String> command;
  private final int skill;
  private @Nullable Process process;
  private @Nullable BufferedWriter to;
  private BlockingQueue<String> from = new LinkedBlockingQueue<>();
  private String name = "";
  private int score;

  /**
   * An engine, started with the first question.
   *
   * @param command program and arguments
   * @param skill its "Skill Level", 0 to 20
   */
  public UciEngine(List<String> command, int skill) {
    this.command = List.copyOf(command);
    this.skill = skill;
  }

  /**
   * Stockfish, when it is installed: on the PATH or where Debian puts it. {@code FOXDEN_STOCKFISH}
   * in the environment names another file; one that is not there means none.
   */
  public static Optional<Path> stockfish() {
    String own = System.getenv("FOXDEN_STOCKFISH");
    if (own != null) {
      Path file = Path.of(own);
      return Files.isRegularFile(file) && Files.isExecutable(file)
          ? Optional.of(file)
          : Optional.empty();
    }
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/games:/usr/local/bin";
    for (String folder : path.split(":")) {
      if (!folder.isEmpty()) {
        Path file = Path.of(folder, "stockfish");
        if (Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What the engine calls itself.
   *
   * @throws IllegalStateException when it cannot be started; one sentence
   */
  public String name() {
    ready();
    return name;
  }

  /**
   * The engine's move.
   *
   * @param fen position
   * @param limit as after {@code go}: {@code nodes 1}, {@code movetime 50}
   * @param thinkMillis how long the limit allows it to think; some grace is added
   * @return in UCI notation
   * @throws IllegalStateException when it crashed or hung twice; one sentence
   */
  public String move(String fen, String limit, long thinkMillis) {
    return think(fen, limit, thinkMillis).move();
  }

  /**
   * What the engine says of a position.
   *
   * @param move its move, in UCI notation
   * @param score worth to the side to move, in hundredths of a pawn; a mate is worth 10,000 less
   *     100 for each move it takes; 0 when it gave none
   */
  public record Thought(String move, int score) {}

  /** The same as {@link #move}, with the score the engine gave last. */
  public Thought think(String fen, String limit, long thinkMillis) {
    IllegalStateException first = null;
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        ready();
        score = 0;
        send("position fen " + fen);
        send("go " + limit);
        String answer = await("bestmove", thinkMillis + GRACE_MILLIS);
        return new Thought(answer.split("\\s+")[1], score);
      } catch (IllegalStateException e) {
        stop();
        if (first != null) {
          throw e;
        }
        first = e;
      }
    }
    throw new IllegalStateException("not reached");
  }

  /** Forgets what it knows of the last game. */
  public void newGame() {
    if (process != null) {
      try {
        send("ucinewgame");
        send("isready");
        await("readyok", START_MILLIS);
      } catch (IllegalStateException e) {
        stop();
      }
    }
  }

  private void ready() {
    Process running = process;
    if (running != null && running.isAlive()) {
      return;
    }
    stop();
    try {
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      process = started;
      to =
          new BufferedWriter(
              new OutputStreamWriter(started.getOutputStream(), StandardCharsets.US_ASCII));
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      from = lines;
      Thread reader = new Thread(() -> read(started, lines), "foxden-engine");
      reader.setDaemon(true);
      reader.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the chess engine " + command.get(0) + " cannot be started: " + e.getMessage(), e);
    }
    send("uci");
    await("uciok", START_MILLIS);
    send("setoption name Threads value 1");
    send("setoption name Hash value 16");
    send("setoption name Skill Level value " + skill);
    send("isready");
    await("readyok", START_MILLIS);
  }

  private void read(Process from, BlockingQueue<String> lines) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id name ")) {
          name = line.substring("id name ".length());
        }
        lines.add(line);
      }
    } catch (IOException e) {
      // The same as its end.
    }
    lines.add(END);
  }

  private void send(String line) {
    BufferedWriter out = to;
    if (out == null) {
      throw new IllegalStateException("the chess engine is not running");
    }
    try {
      out.write(line + "\n");
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the chess engine " + command.get(0) + " has ended: " + e.getMessage(), e);
    }
  }

  private String await(String word, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (true) {
        String line = from.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw new IllegalStateException(
              "the chess engine "
                  + command.get(0)
                  + " gave no '"
                  + word
                  + "' within "
                  + millis
                  + " ms");
        }
        if (line.equals(END)) {
          throw new IllegalStateException("the chess engine " + command.get(0) + " has ended");
        }
        if (line.startsWith(word)) {
          return line;
        }
        note(line);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the chess engine was thinking", e);
    }
  }

  // "info depth 8 ... score cp 31 ..." or "score mate -3".
  private void note(String line) {
    int at = line.indexOf(" score ");
    if (at >= 0) {
      String[] words = line.substring(at + " score ".length()).split(" ");
      int value = Integer.parseInt(words[1]);
      score =
          words[0].equals("mate")
              ? (value > 0 ? 10_000 - 100 * value : -10_000 - 100 * value)
              : value;
    }
  }

  private void stop() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
    process = null;
    to = null;
  }

  @Override
  public void close() {
    stop();
  }
}
