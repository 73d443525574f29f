package foxden.app.window;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.CameraPose;
import foxden.app.scene3d.DemoPictures;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Draws a demonstration as a film or as a folder of pictures. Reads the log and nothing else, so it
 * can fail or be cancelled and run again. Any one thread.
 *
 * @param view where to look from
 * @param pose where to look from exactly; null leaves it to the view
 * @param width px, even
 * @param height px, even
 * @param fps pictures a simulated second
 */
record DemoFilm(
    Demo demo,
    DemoPictures pictures,
    CameraMode view,
    @Nullable CameraPose pose,
    int width,
    int height,
    int fps) {

  private static final String PROGRAM = "ffmpeg";

  int count() {
    double length = demo.time(demo.frames() - 1) - demo.time(0);
    return (int) Math.floor(length * fps + 1e-6) + 1;
  }

  private Picture picture(int i) {
    int frame = demo.frameAtTime(demo.time(0) + i / (double) fps);
    return pictures.picture(demo.spec(), demo.result(frame), view, pose, width, height);
  }

  /**
   * Writes {@code 000000.png} and so on into a folder.
   *
   * @param progress told the share done; may throw to cancel: what was drawn stays
   */
  void folder(Path to, DoubleConsumer progress) throws IOException {
    Files.createDirectories(to);
    int of = count();
    for (int i = 0; i < of; i++) {
      Files.write(to.resolve(String.format(Locale.ROOT, "%06d.png", i)), Png.encode(picture(i)));
      progress.accept((i + 1) / (double) of);
    }
  }

  /**
   * Writes an MP4.
   *
   * @param progress told the share done; may throw to cancel: no file is left then
   * @throws IOException one sentence: no ffmpeg, or what it said
   */
  void film(Path to, DoubleConsumer progress) throws IOException, InterruptedException {
    Path part = to.resolveSibling("." + to.getFileName());
    Path said = Files.createTempFile("foxden-ffmpeg", ".txt");
    Process ffmpeg = null;
    try {
      ffmpeg = start(part, said);
      int of = count();
      byte[] bytes = new byte[4 * width * height];
      try (OutputStream pipe = ffmpeg.getOutputStream()) {
        for (int i = 0; i < of; i++) {
          picture(i).bgra().duplicate().rewind().get(bytes);
          pipe.write(bytes);
          progress.accept((i + 1) / (double) of);
        }
      }
      if (ffmpeg.waitFor() != 0) {
        throw new IOException(to + ": " + PROGRAM + " failed: " + words(said));
      }
      Files.move(part, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      if (ffmpeg != null) {
        // Until it is gone it may still write.
        ffmpeg.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(part);
      Files.deleteIfExists(said);
    }
  }

  private Process start(Path part, Path said) throws IOException {
    List<String> line =
        List.of(
            PROGRAM,
            "-y",
            "-loglevel",
            "error",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "bgra",
            "-s",
            width + "x" + height,
            "-r",
            Integer.toString(fps),
            "-i",
            "-",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "20",
            "-pix_fmt",
            "yuv420p",
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            part.toString());
    try {
      return new ProcessBuilder(line)
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException e) {
      throw new IOException(
          "a film needs " + PROGRAM + ", which is not installed; export PNG, or install it", e);
    }
  }

  private static String words(Path said) throws IOException {
    return Files.readString(said, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
  }
}
