package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.assets.Png;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.lmact.ContextPolicy;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.Prompt;
import foxden.policies.lmact.Templates;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foxden prompt}. */
@Command(
    name = "prompt",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the exact prompt that a language model would get, to the last character.",
      "Pictures are tags such as <IMG_0_1>: demonstration 0, step 1; --images keeps them."
    })
final class PromptCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "T",
      description = "see foxden list tasks")
  private @Nullable String task;

  @Option(
      names = "--demos",
      paramLabel = "K",
      defaultValue = "0",
      description = "demonstrations in it; 0 by default")
  private int demos;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "the episode")
  private long seed;

  @Option(
      names = "--step",
      paramLabel = "I",
      defaultValue = "0",
      description = "after I steps of the expert; 0 by default")
  private int step;

  @Option(names = "--images", paramLabel = "DIR", description = "write the pictures there as PNG")
  private @Nullable Path images;

  @Option(names = "--json", description = "print one JSON document and nothing else")
  private boolean json;

  @Option(names = "--opponent", paramLabel = "O", description = "see foxden evaluate --help")
  private @Nullable String opponent;

  @Mixin private ContextOptions context = new ContextOptions();

  PromptCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (demos < 0 || step < 0) {
      throw new IllegalArgumentException("--demos and --step must be at least 0");
    }
    String taskName = Objects.requireNonNull(task);
    ContextPlayers players = wiring.against(opponent).players();
    EnvironmentFactory factory = players.task(taskName);
    context.openPool(players, taskName);
    ContextSettings settings = context.settings(demos);
    Templates templates = context.templates();
    try (ContextPolicy policy = players.create("expert", taskName, settings, templates);
        Environment world = factory.create()) {
      StepResult r = world.reset(policy.start(seed));
      policy.reset(world.spec(), seed);
      for (int i = 0; i < step; i++) {
        r = world.step(policy.act(r.observation()).action());
        if (r.done()) {
          throw new IllegalArgumentException(
              "--step " + step + ": the expert's episode ends after step " + r.step());
        }
      }
      Prompt prompt = policy.prompt(r.observation());
      if (images != null) {
        Files.createDirectories(images);
        for (Map.Entry<String, Observation.Image> image : prompt.images().entrySet()) {
          Observation.Image i = image.getValue();
          Files.write(
              images.resolve(image.getKey().replaceAll("[<>]", "") + ".png"),
              Png.encode(i.width(), i.height(), i.rgb()));
        }
      }
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (json) {
        out.println(Json.text(document(policy, prompt)));
      } else {
        out.print(prompt.text());
      }
    }
    return 0;
  }

  private JsonObject document(ContextPolicy policy, Prompt prompt) {
    JsonObject document = new JsonObject();
    document.addProperty("task", task);
    document.addProperty("representation", policy.representation());
    JsonArray ids = new JsonArray();
    policy.tally().demonstrations().forEach(ids::add);
    document.add("demonstrations", ids);
    document.addProperty("start", policy.tally().start());
    document.addProperty("templates", policy.templates());
    document.addProperty("text", prompt.text());
    JsonArray tags = new JsonArray();
    prompt.images().keySet().forEach(tags::add);
    document.add("images", tags);
    return document;
  }
}
