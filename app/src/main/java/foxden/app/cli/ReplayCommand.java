package foxden.app.cli;

import foxden.sim.Environment;
import foxden.sim.Goals;
import foxden.sim.StepResult;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoEnd;
import foxden.sim.demo.Drift;
import foxden.sim.demo.Replayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a demonstration: tells its events and goals; with --verify steps the recorded",
      "actions again and compares every state hash; with --frames or --video draws it."
    })
final class ReplayCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "F.mcap")
  private @Nullable Path file;

  @Option(names = "--verify", description = "step again and compare; exit 1 when it differs")
  private boolean verify;

  @Option(names = "--frames", paramLabel = "DIR", description = "write PNG pictures here")
  private @Nullable Path frames;

  @Option(names = "--video", paramLabel = "F.mp4", description = "write a video; needs ffmpeg")
  private @Nullable Path video;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "960x540",
      description = "of pictures, ${DEFAULT-VALUE} by default")
  private String size = "960x540";

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "pictures a simulated second, ${DEFAULT-VALUE} by default")
  private int fps = 30;

  ReplayCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    PrintWriter err = here.commandLine().getErr();
    Demo demo = Demo.open(Objects.requireNonNull(file));
    demo.damage().ifPresent(damage -> err.println("foxden: " + damage));
    if (frames != null || video != null) {
      draw(demo, out, err);
    }
    if (verify) {
      return verify(demo, out, err);
    }
    if (frames == null && video == null) {
      tell(demo, out);
    }
    return 0;
  }

  private int verify(Demo demo, PrintWriter out, PrintWriter err) {
    Progress progress = new Progress(err, wiring.clock());
    Replayer.Verdict verdict;
    List<String> differences;
    try (Environment environment = wiring.tasks().create(demo.info().task())) {
      verdict =
          new Replayer(demo, environment)
              .verify(
                  step -> progress.show(() -> "verifying: step " + step + "/" + demo.lastStep()));
      differences =
          Drift.differences(
              demo, environment, wiring.version(), System.getProperty("java.version", ""));
    } finally {
      progress.done();
    }
    out.println(verdict.line());
    if (!verdict.exact()) {
      differences.forEach(d -> err.println("foxden: " + d));
    }
    return verdict.exact() ? 0 : 1;
  }

  // ---- Telling ------------------------------------------------------------------------------

  private static void tell(Demo demo, PrintWriter out) {
    DemoEnd end = demo.end();
    out.printf(
        Locale.ROOT,
        "%s by %s, seed %d, scene %s, recorded with Foxden %s on Java %s%n",
        demo.info().task(),
        demo.info().driver(),
        demo.info().seed(),
        demo.info().scene(),
        demo.info().foxden(),
        demo.info().jdk());
    Map<String, Boolean> truth = new HashMap<>();
    for (int i = 0; i < demo.frames(); i++) {
      StepResult r = demo.result(i);
      r.events()
          .forEach(
              e -> out.printf(Locale.ROOT, "%9.2f s  %-10s %s%n", r.time(), e.kind(), e.text()));
      for (Goals.Goal goal : leaves(r.goals())) {
        Boolean before = truth.put(goal.name(), goal.holds());
        if (before == null ? goal.holds() : before != goal.holds()) {
          out.printf(
              Locale.ROOT,
              "%9.2f s  %-10s %s: %s (%s)%n",
              r.time(),
              "goal",
              goal.text(),
              goal.holds(),
              goal.reason());
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "replay: %d steps, %.2f s, %s, q-score %.3g%n",
        end.steps(),
        end.seconds(),
        end.success() ? "success" : "no success",
        end.qScore());
  }

  private static List<Goals.Goal> leaves(Goals goals) {
    List<Goals.Goal> leaves = new ArrayList<>();
    goals.heads().forEach(goal -> leaves(goal, leaves));
    return leaves;
  }

  private static void leaves(Goals.Goal goal, List<Goals.Goal> into) {
    if (goal.children().isEmpty()) {
      into.add(goal);
    } else {
      goal.children().forEach(child -> leaves(child, into));
    }
  }

  // ---- Drawing ------------------------------------------------------------------------------

  private void draw(Demo demo, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    if (!size.matches("[1-9]\\d{1,3}x[1-9]\\d{1,3}")) {
      throw new IllegalArgumentException("--size " + size + ": write it as 960x540");
    }
    if (fps < 1 || fps > 240) {
      throw new IllegalArgumentException("--fps " + fps + ": choose 1 to 240");
    }
    if (video != null && !Programs.has("ffmpeg")) {
      throw new IllegalArgumentException(
          "--video needs ffmpeg, which is not installed; use --frames DIR, or install ffmpeg");
    }
    int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    boolean temporary = frames == null;
    Path folder = frames == null ? Files.createTempDirectory("foxden-frames") : frames;
    Files.createDirectories(folder);
    Progress progress = new Progress(err, wiring.clock());
    int count = 0;
    try (Wiring.FrameRenderer renderer = wiring.renderer(demo.spec(), width, height)) {
      double begin = demo.time(0);
      double end = demo.time(demo.frames() - 1);
      int of = (int) Math.floor((end - begin) * fps + 1e-6) + 1;
      for (; count < of; count++) {
        int now = count;
        progress.show(() -> "drawing: picture " + (now + 1) + "/" + of);
        int frame = demo.frameAtTime(begin + (double) count / fps);
        renderer.write(folder.resolve("%06d.png".formatted(count)), demo.state(demo.step(frame)));
      }
    } finally {
      progress.done();
    }
    if (frames != null) {
      out.println(count + " pictures in " + folder);
    }
    if (video != null) {
      encode(folder, video);
      out.println(video);
    }
    if (temporary) {
      for (int i = 0; i < count; i++) {
        Files.deleteIfExists(folder.resolve("%06d.png".formatted(i)));
      }
      Files.deleteIfExists(folder);
    }
  }

  private void encode(Path folder, Path target) throws IOException, InterruptedException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-y",
                "-loglevel",
                "error",
                "-framerate",
                Integer.toString(fps),
                "-i",
                folder.resolve("%06d.png").toString(),
                "-pix_fmt",
                "yuv420p",
                "-vf",
                "pad=ceil(iw/2)*2:ceil(ih/2)*2",
                target.toString())
            .redirectErrorStream(true)
            .start();
    ffmpeg.getOutputStream().close();
    String said =
        new String(ffmpeg.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (ffmpeg.waitFor() != 0) {
      throw new IOException(target + ": ffmpeg failed: " + Cli.oneLine(said));
    }
  }
}
