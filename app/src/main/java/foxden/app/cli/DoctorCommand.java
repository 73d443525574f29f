package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.expert.BuiltinChess;
import foxden.policies.expert.UciEngine;
import foxden.policies.llm.Provider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foxden doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine has and lacks, each with the consequence.")
final class DoctorCommand implements Callable<Integer> {

  private record Finding(String what, boolean there, String found, String consequence) {}

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print one JSON document and nothing else")
  private boolean json;

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Finding> findings = findings();
    if (json) {
      JsonArray rows = new JsonArray();
      for (Finding f : findings) {
        JsonObject row = new JsonObject();
        row.addProperty("what", f.what);
        row.addProperty("there", f.there);
        row.addProperty("found", f.found);
        row.addProperty("consequence", f.consequence);
        rows.add(row);
      }
      JsonObject document = new JsonObject();
      document.add("findings", rows);
      out.println(Json.text(document));
      return 0;
    }
    for (Finding f : findings) {
      out.printf("%-4s %-13s %s%n", f.there ? "yes" : "no", f.what, f.found + ": " + f.consequence);
    }
    return 0;
  }

  private List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    all.add(
        new Finding(
            "JDK",
            true,
            System.getProperty("java.version")
                + " ("
                + System.getProperty("java.vendor")
                + "), "
                + Runtime.getRuntime().availableProcessors()
                + " processors",
            "17 or newer is needed, more processors make training and evaluation faster"));
    String graphics;
    boolean draws = true;
    try {
      graphics = wiring.graphics();
    } catch (RuntimeException | LinkageError e) {
      graphics = Cli.oneLine(String.valueOf(e.getMessage()));
      draws = false;
    }
    boolean software = graphics.contains("llvmpipe") || graphics.contains("softpipe");
    all.add(
        new Finding(
            "OpenGL",
            draws,
            graphics,
            !draws
                ? "no window, no pictures; record, replay --verify, train and evaluate work"
                : software
                    ? "drawn by the processor, the window lowers its resolution to stay smooth"
                    : "drawn by the graphics card"));
    String display = System.getenv("DISPLAY");
    String wayland = System.getenv("WAYLAND_DISPLAY");
    boolean linux =
        System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT).contains("linux");
    boolean shown = !linux || display != null && !display.isEmpty() || wayland != null;
    all.add(
        new Finding(
            "display",
            shown,
            shown ? (display == null ? String.valueOf(wayland) : display) : "none",
            shown
                ? "foxden opens a window"
                : "foxden runs its session off-screen and leaves out/session.png"));
    List<String> pads = pads();
    all.add(
        new Finding(
            "game pad",
            !pads.isEmpty(),
            pads.isEmpty() ? "none" : String.join(", ", pads),
            pads.isEmpty() ? "drive by keyboard and mouse" : "drives the robot, F2 takes over"));
    boolean ffmpeg = Programs.has("ffmpeg");
    all.add(
        new Finding(
            "ffmpeg",
            ffmpeg,
            ffmpeg ? "installed" : "not installed",
            ffmpeg ? "replay --video works" : "no videos; replay --frames writes pictures"));
    boolean stockfish = UciEngine.stockfish().isPresent();
    all.add(
        new Finding(
            "Stockfish",
            stockfish,
            stockfish ? "installed" : "not installed",
            stockfish
                ? "plays chess as expert and opponent"
                : "an engine of our own plays chess in its place: as expert it "
                    + BuiltinChess.EXPERT_STRENGTH
                    + "; as opponent it "
                    + BuiltinChess.WEAK_STRENGTH));
    for (Provider provider : Provider.values()) {
      boolean set = provider.hasKey(wiring.environment());
      all.add(
          new Finding(
              provider.label() + " key",
              set,
              String.join(" or ", provider.keyVariables()) + (set ? " is set" : " is not set"),
              set
                  ? "llm:" + provider.prefix() + "MODEL can be evaluated"
                  : provider == Provider.OPENAI
                      ? "llm:MODEL asks " + provider.baseVariable() + ", or a local Ollama"
                      : "no llm:" + provider.prefix() + "MODEL"));
    }
    return all;
  }

  private static List<String> pads() {
    List<String> pads = new ArrayList<>();
    Path input = Path.of("/dev/input");
    if (Files.isDirectory(input)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(input, "js*")) {
        entries.forEach(entry -> pads.add(entry.toString()));
      } catch (IOException e) {
        return pads;
      }
    }
    return pads;
  }
}
