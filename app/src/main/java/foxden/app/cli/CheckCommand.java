package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Safetensors;
import foxden.scenes.Models;
import foxden.scenes.check.FileCheck;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Judges .bddl activities, scene .json files, .mcap demonstrations and checkpoints",
      "(a folder or a .safetensors file): valid or not and why, one line each."
    })
final class CheckCommand implements Callable<Integer> {

  private record Verdict(boolean valid, String sentence) {}

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "print one JSON document and nothing else")
  private boolean json;

  CheckCommand(Wiring wiring) {}

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    int valid = 0;
    JsonArray rows = new JsonArray();
    for (Path file : files) {
      Verdict verdict = check(file);
      valid += verdict.valid ? 1 : 0;
      String line = Cli.oneLine(verdict.sentence);
      if (!json) {
        out.println(line);
      }
      JsonObject row = new JsonObject();
      row.addProperty("file", file.toString());
      row.addProperty("valid", verdict.valid);
      row.addProperty("message", line);
      rows.add(row);
    }
    int invalid = files.size() - valid;
    if (json) {
      JsonObject document = new JsonObject();
      document.add("files", rows);
      document.addProperty("valid", valid);
      document.addProperty("invalid", invalid);
      out.println(Json.text(document));
    } else {
      out.println(valid + " valid, " + invalid + " invalid");
    }
    return invalid == 0 ? 0 : 1;
  }

  private static Verdict check(Path file) {
    try {
      if (!Files.exists(file)) {
        return new Verdict(false, file + ": there is no such file; check the path");
      }
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (Files.isDirectory(file)) {
        return checkpoint(file);
      } else if (name.endsWith(".mcap")) {
        return demo(file);
      } else if (name.endsWith(".safetensors")) {
        Safetensors.Contents contents = Safetensors.read(file);
        long numbers =
            contents.tensors().values().stream().mapToLong(Safetensors.Tensor::size).sum();
        return new Verdict(
            true,
            "%s: valid safetensors, %d tensors, %d numbers"
                .formatted(file, contents.tensors().size(), numbers));
      }
      FileCheck check = new FileCheck(new Models());
      if (check.knows(file)) {
        FileCheck.Verdict verdict = check.check(file);
        return new Verdict(verdict.valid(), verdict.sentence());
      }
      return new Verdict(
          false,
          file
              + ": this kind of file is not known; give .bddl, .json, .mcap, .safetensors or a"
              + " checkpoint folder");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return new Verdict(
          false, message.startsWith(file.toString()) ? message : file + ": " + message);
    } catch (RuntimeException e) {
      return new Verdict(false, file + ": cannot be judged (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Verdict demo(Path file) throws IOException {
    Demo demo = Demo.open(file);
    if (demo.damage().isPresent()) {
      return new Verdict(false, demo.damage().get());
    }
    return new Verdict(
        true,
        String.format(
            Locale.ROOT,
            "%s: valid demonstration of %s by %s, %d steps, %.2f s, %s",
            file,
            demo.info().task(),
            demo.info().driver(),
            demo.end().steps(),
            demo.end().seconds(),
            demo.end().success() ? "success" : "no success"));
  }

  private static Verdict checkpoint(Path folder) throws IOException {
    if (LanguageCheckpoint.isOne(folder)) {
      LanguageCheckpoint language = LanguageCheckpoint.load(folder, Kernels.create(1));
      return new Verdict(
          true,
          "%s: valid checkpoint of a language model, %d layers of %d heads, %d tokens, hash %s%s"
              .formatted(
                  folder,
                  language.model().config().layers(),
                  language.model().config().heads(),
                  language.model().vocabulary(),
                  language.hash(),
                  language.ignored().isEmpty()
                      ? ""
                      : "; not used: " + String.join(", ", language.ignored())));
    }
    FoxCheckpoint checkpoint = FoxCheckpoint.load(folder, Kernels.create(1));
    return new Verdict(
        true,
        "%s: valid checkpoint for %s, %d layers of %d heads, hash %s"
            .formatted(
                folder,
                checkpoint.task(),
                checkpoint.model().config().layers(),
                checkpoint.model().config().heads(),
                checkpoint.hash()));
  }
}
