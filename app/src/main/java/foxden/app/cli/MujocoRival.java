package foxden.app.cli;

import foxden.scenes.PlanarMjcf;
import foxden.scenes.PlanarModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** MuJoCo in a process of its own: a small C program, built here against the installed library. */
final class MujocoRival implements AutoCloseable {

  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;
  private final String version;
  private final double[] endOfFirstEpisode;

  /**
   * Builds and starts.
   *
   * @param folder for the program and its model
   * @throws IOException when the library or a C compiler is missing; one sentence with the mend
   */
  MujocoRival(Path folder, PlanarModel model, int steps, boolean contacts)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path xml = folder.resolve("model.xml");
    Files.writeString(xml, PlanarMjcf.write(model));
    Path program = folder.resolve("rival");
    build(folder, program);
    process =
        new ProcessBuilder(
                program.toString(), xml.toString(), Integer.toString(steps), contacts ? "1" : "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    to = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    from = process.inputReader(StandardCharsets.UTF_8);
    String[] first = line().split(" ");
    version = first[0] + " " + first[1];
    endOfFirstEpisode = new double[first.length - 2];
    for (int i = 0; i < endOfFirstEpisode.length; i++) {
      endOfFirstEpisode[i] = Double.parseDouble(first[i + 2]);
    }
  }

  private static void build(Path folder, Path program) throws IOException, InterruptedException {
    String missing = "install it with: apt-get install libmujoco-dev gcc";
    if (!Programs.has("cc")) {
      throw new IOException("there is no C compiler to build the rival with; " + missing);
    }
    Path source = folder.resolve("rival.c");
    try (InputStream in = MujocoRival.class.getResourceAsStream("mujoco_rival.c")) {
      if (in == null) {
        throw new IllegalStateException("mujoco_rival.c is missing from the program");
      }
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Process cc =
        new ProcessBuilder(
                "cc", "-O2", "-o", program.toString(), source.toString(), "-lmujoco", "-lm")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("cc.log").toFile())
            .start();
    if (cc.waitFor() != 0) {
      throw new IOException("MuJoCo's library is not installed here; " + missing);
    }
  }

  private String line() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("MuJoCo's process ended unexpectedly");
    }
    return line;
  }

  String version() {
    return version;
  }

  /** Positions after 1000 steps under the controls of seed 1. */
  double[] endOfFirstEpisode() {
    return endOfFirstEpisode.clone();
  }

  /** Steps a second of one round. */
  double round() throws IOException {
    to.println(1);
    return Double.parseDouble(line());
  }

  @Override
  public void close() {
    to.close();
    process.destroy();
  }
}
