package foxden.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.scenes.PlanarModel;
import foxden.scenes.PlanarModelReader;
import foxden.scenes.SceneCatalog;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Steps a planar model from a state under given controls and writes every state.",
      "Input: {\"qpos0\":[..],\"qvel0\":[..],\"ctrl\":[[..],..],\"contacts\":true,\"limits\":true}",
      "Output: {\"steps\":[{\"qpos\":[..],\"qvel\":[..],\"qacc\":[..],\"ncon\":n},..]}; step k is the",
      "state after the k-th control, qacc and ncon belong to the state before it."
    })
final class SimulateCommand implements Callable<Integer> {

  private static final MathContext DIGITS = new MathContext(17);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "cheetah, hopper, biped, or a model file")
  private @Nullable String model;

  @Option(names = "--in", paramLabel = "F.json", required = true, description = "what to do")
  private @Nullable Path in;

  @Option(names = "--out", paramLabel = "F.json", required = true, description = "where to write")
  private @Nullable Path out;

  SimulateCommand(Wiring wiring) {}

  @Override
  public Integer call() throws IOException {
    CommandSpec here = Objects.requireNonNull(spec);
    PlanarWorld world = new PlanarWorld(new PlanarTree(model(Objects.requireNonNull(model))));
    Path source = Objects.requireNonNull(in);
    Path target = Objects.requireNonNull(out);
    JsonObject input = read(source);
    int nv = world.tree().dofs();
    double[] qpos = numbers(source, input, "qpos0", nv);
    double[] qvel = numbers(source, input, "qvel0", nv);
    double[][] ctrl = controls(source, input, world.tree().motors());
    world.setContacts(flag(source, input, "contacts"));
    world.setLimits(flag(source, input, "limits"));
    world.setState(qpos, qvel);

    int done = 0;
    try (PrintWriter writer =
        new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
      writer.print("{\"steps\":[");
      while (done < ctrl.length && world.step(ctrl[done])) {
        writer.print(done == 0 ? "\n" : ",\n");
        writer.print("{\"qpos\":");
        list(writer, nv, world::qpos);
        writer.print(",\"qvel\":");
        list(writer, nv, world::qvel);
        writer.print(",\"qacc\":");
        list(writer, nv, world::qacc);
        writer.print(",\"ncon\":" + world.contacts() + "}");
        done++;
      }
      writer.print("\n]}\n");
      if (writer.checkError()) {
        throw new IOException(target + ": cannot be written; is the disk full?");
      }
    }
    if (done < ctrl.length) {
      here.commandLine()
          .getErr()
          .printf(
              "foxden: the simulation blew up in step %d of %d; what came before it is in %s%n",
              done + 1, ctrl.length, target);
      return 1;
    }
    here.commandLine().getOut().printf("simulated %d steps into %s%n", done, target);
    return 0;
  }

  private static PlanarModel model(String name) throws IOException {
    if (name.endsWith(".json")) {
      return PlanarModelReader.read(Path.of(name));
    }
    return SceneCatalog.planarModel(name);
  }

  private static JsonObject read(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(text).getAsJsonObject();
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such file; check the path", e);
    } catch (IllegalStateException | JsonParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          file
              + ": this is not a JSON object, or it is cut short ("
              + Cli.oneLine(String.valueOf(cause.getMessage()).replaceAll("See https.*", ""))
              + "); write {\"qpos0\":[..],\"qvel0\":[..],\"ctrl\":[[..],..]}",
          e);
    }
  }

  private static JsonElement field(Path file, JsonObject input, String name) throws IOException {
    JsonElement value = input.get(name);
    if (value == null) {
      throw new IOException(file + ": $." + name + " is missing; add it");
    }
    return value;
  }

  private static double[] numbers(Path file, JsonObject input, String name, int count)
      throws IOException {
    return numbers(file, field(file, input, name), "$." + name, count);
  }

  private static double[] numbers(Path file, JsonElement value, String place, int count)
      throws IOException {
    if (!value.isJsonArray() || value.getAsJsonArray().size() != count) {
      throw new IOException(file + ": " + place + " is not a list of " + count + " numbers");
    }
    List<JsonElement> items = value.getAsJsonArray().asList();
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      String at = place + "[" + i + "]";
      try {
        out[i] = items.get(i).getAsDouble();
      } catch (RuntimeException e) {
        throw new IOException(file + ": " + at + " is not a number; write a finite one", e);
      }
      if (!Double.isFinite(out[i])) {
        throw new IOException(file + ": " + at + " is " + out[i] + "; write a finite number");
      }
    }
    return out;
  }

  private static double[][] controls(Path file, JsonObject input, int motors) throws IOException {
    JsonElement value = field(file, input, "ctrl");
    if (!value.isJsonArray()) {
      throw new IOException(file + ": $.ctrl is not a list of controls");
    }
    List<JsonElement> rows = value.getAsJsonArray().asList();
    double[][] out = new double[rows.size()][];
    for (int k = 0; k < out.length; k++) {
      String place = "$.ctrl[" + k + "]";
      out[k] = numbers(file, rows.get(k), place, motors);
      for (int i = 0; i < motors; i++) {
        if (Math.abs(out[k][i]) > 1) {
          throw new IOException(
              file + ": " + place + "[" + i + "] is " + out[k][i] + "; controls lie in [-1, 1]");
        }
      }
    }
    return out;
  }

  private static boolean flag(Path file, JsonObject input, String name) throws IOException {
    JsonElement value = input.get(name);
    if (value == null) {
      return true;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw new IOException(file + ": $." + name + " is not true or false");
    }
    return value.getAsBoolean();
  }

  private static void list(PrintWriter writer, int count, IntToDoubleFunction values) {
    for (int i = 0; i < count; i++) {
      double v = values.applyAsDouble(i);
      writer.print(i == 0 ? "[" : ",");
      writer.print(v == 0 ? "0" : new BigDecimal(v).round(DIGITS).toString());
    }
    writer.print("]");
  }
}
