package foxden.app.window;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way into an MP4 through an installed ffmpeg. Each picture is shown for as long
 * as it took until the next one, in steps of 1/10 s, so that the film runs at the pace of the
 * session.
 */
final class Film {

  private static final int RATE = 10;
  private static final byte[] END = new byte[0];

  private final Path file;
  private final Process ffmpeg;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(8);
  private final Thread writer;
  private volatile boolean broken;
  private byte @Nullable [] last;
  private double began = -1;
  private long written;

  private Film(Path file, Process ffmpeg) {
    this.file = file;
    this.ffmpeg = ffmpeg;
    this.writer = new Thread(this::write, "foxden-film");
    writer.setDaemon(true);
    writer.start();
  }

  /** Starts one; also without ffmpeg, then {@link #finish} gives null. Sizes must be even. */
  static @Nullable Film start(Path file, int width, int height) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      List<String> line =
          new ArrayList<>(
              List.of("ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "bgra"));
      line.addAll(List.of("-s", width + "x" + height, "-r", Integer.toString(RATE), "-i", "-"));
      line.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "23"));
      line.addAll(List.of("-pix_fmt", "yuv420p", "-movflags", "+faststart", file.toString()));
      Process p =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Film(file, p);
    } catch (IOException e) {
      return null;
    }
  }

  /** Adds a picture seen at a wall time, s; drops it when the encoder cannot keep up. */
  void add(byte[] bgra, double seconds) {
    if (began < 0) {
      began = seconds;
    }
    byte[] before = last;
    long due = Math.round((seconds - began) * RATE);
    while (before != null && written < due && queue.offer(before)) {
      written++;
    }
    last = bgra;
  }

  private void write() {
    try (OutputStream pipe = ffmpeg.getOutputStream()) {
      while (true) {
        byte[] next = queue.take();
        if (next == END) {
          return;
        }
        pipe.write(next);
      }
    } catch (IOException e) {
      broken = true;
      queue.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the encoder; the file, or null when that failed. */
  @Nullable Path finish() {
    try {
      byte[] before = last;
      if (before != null) {
        queue.put(before);
      }
      queue.put(END);
      writer.join(15_000);
      boolean ok = ffmpeg.waitFor(15, TimeUnit.SECONDS) && ffmpeg.exitValue() == 0 && !broken;
      if (!ok) {
        ffmpeg.destroyForcibly();
      }
      return ok ? file : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
