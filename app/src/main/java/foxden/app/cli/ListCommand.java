package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.llm.LanguageModels;
import foxden.scenes.Activity;
import foxden.scenes.SceneCatalog;
import foxden.sim.EnvironmentFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what there is, one line each.")
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  @SuppressWarnings("checkstyle:ConstantName")
  enum Kind {
    scenes,
    activities,
    policies,
    demos,
    tasks
  }

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
  private @Nullable Kind kind;

  @Option(names = "--json", description = "print one JSON document and nothing else")
  private boolean json;

  @Option(names = "--in", paramLabel = "DIR", description = "demonstrations below this folder")
  private @Nullable Path in;

  ListCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (in != null && kind != Kind.demos) {
      throw new IllegalArgumentException("--in belongs to 'foxden list demos'");
    }
    if (in != null && !Files.isDirectory(in)) {
      throw new IllegalArgumentException(in + ": there is no such folder");
    }
    JsonObject document = new JsonObject();
    List<Kind> kinds = kind == null ? List.of(Kind.values()) : List.of(kind);
    for (Kind k : kinds) {
      JsonArray items = items(k);
      document.add(k.name(), items);
      if (!json) {
        if (kind == null) {
          out().println(k.name());
        }
        items.forEach(
            item -> out().println((kind == null ? "  " : "") + line(k, item.getAsJsonObject())));
      }
    }
    if (json) {
      out().println(Json.text(document));
    }
    return 0;
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }

  private JsonArray items(Kind k) throws IOException {
    JsonArray items = new JsonArray();
    switch (k) {
      case scenes -> {
        SceneCatalog.houses().forEach(id -> items.add(scene(id, "home")));
        SceneCatalog.arenas().forEach(id -> items.add(scene(id, "arena")));
      }
      case activities ->
          SceneCatalog.activities()
              .forEach(
                  id -> {
                    Activity activity = SceneCatalog.activity(id);
                    JsonObject item = new JsonObject();
                    item.addProperty("name", id);
                    item.addProperty("title", activity.title());
                    item.addProperty("scene", activity.scene());
                    items.add(item);
                  });
      case tasks -> {
        for (EnvironmentFactory task : wiring.tasks().all()) {
          JsonObject item = new JsonObject();
          item.addProperty("name", task.task());
          item.addProperty("summary", task.summary());
          items.add(item);
        }
      }
      case policies -> {
        PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
        wiring.plugins().complaints().forEach(c -> err.println("foxden: " + c));
        for (EnvironmentFactory task : wiring.tasks().all()) {
          for (String policy : wiring.policies(task.task())) {
            JsonObject item = new JsonObject();
            item.addProperty("name", policy);
            item.addProperty("task", task.task());
            items.add(item);
          }
          if (task.text().isPresent()) {
            JsonObject item = new JsonObject();
            item.addProperty("name", LanguageModels.PREFIX + "MODEL");
            item.addProperty("task", task.task());
            items.add(item);
          }
        }
      }
      case demos -> {
        PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
        Path folder = in == null ? DemoFiles.shipped(wiring.root()) : in;
        for (DemoFiles.Found found :
            DemoFiles.below(folder, complaint -> err.println("foxden: " + complaint))) {
          JsonObject item = new JsonObject();
          item.addProperty("file", DemoFiles.shown(wiring.root(), found.file()));
          item.addProperty("task", found.header().info().task());
          item.addProperty("steps", found.header().end().steps());
          item.addProperty("success", found.header().end().success());
          item.addProperty("seconds", found.header().end().seconds());
          item.addProperty("driver", found.header().info().driver());
          item.addProperty("seed", found.header().info().seed());
          items.add(item);
        }
      }
    }
    return items;
  }

  private static JsonObject scene(String id, String sort) {
    JsonObject item = new JsonObject();
    item.addProperty("name", id);
    item.addProperty("kind", sort);
    return item;
  }

  private static String line(Kind k, JsonObject item) {
    return switch (k) {
      case scenes -> "%-22s %s".formatted(text(item, "name"), text(item, "kind"));
      case activities ->
          "%-22s %s (scene %s)"
              .formatted(text(item, "name"), text(item, "title"), text(item, "scene"));
      case tasks -> "%-22s %s".formatted(text(item, "name"), text(item, "summary"));
      case policies -> "%-22s task %s".formatted(text(item, "name"), text(item, "task"));
      case demos ->
          "%-44s %s, %s steps, %s, by %s, seed %s"
              .formatted(
                  text(item, "file"),
                  text(item, "task"),
                  text(item, "steps"),
                  item.get("success").getAsBoolean() ? "success" : "no success",
                  text(item, "driver"),
                  text(item, "seed"));
    };
  }

  private static String text(JsonObject item, String key) {
    return item.get(key).getAsString();
  }
}
