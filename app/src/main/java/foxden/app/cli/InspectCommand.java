package foxden.app.cli;

import com.google.gson.Gson;
import com.google.gson.stream.JsonWriter;
import foxden.policies.Mind;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.FoxParts;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.fox.LanguageReading;
import foxden.policies.fox.LanguageStream;
import foxden.policies.language.Continuation;
import foxden.policies.language.Tokenizer;
import foxden.policies.language.Tokenizers;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a checkpoint is made of. With --tokens or --text a language model reads them, and",
      "logits, attention and log forget gates of every layer and head come out as JSON; with",
      "--continue the model goes on writing instead."
    })
final class InspectCommand implements Callable<Integer> {

  // Most of a row's attention that the keys let go of may carry, as a natural logarithm.
  private static final double LOST_WEIGHT = -10;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CHECKPOINT", description = "a folder with config.json and weights")
  private @Nullable Path folder;

  @Option(
      names = "--tokens",
      paramLabel = "1,2,3",
      description = "token numbers that a language model reads")
  private @Nullable String tokens;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "a text instead, when the folder has a tokeniser")
  private @Nullable String text;

  @Option(
      names = "--out",
      paramLabel = "F.json",
      description = "with --tokens or --text: where to write instead of printing")
  private @Nullable Path file;

  @Option(
      names = "--continue",
      paramLabel = "N",
      description = "with --tokens or --text: prints what the model writes next, N tokens")
  private @Nullable Integer more;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "with --continue: 0 for the likeliest token each time; 1 by default")
  private double temperature;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "with --continue")
  private long seed;

  InspectCommand(Wiring wiring) {}

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec().commandLine().getOut();
    Path where = Objects.requireNonNull(folder);
    boolean reads = tokens != null || text != null;
    if (file != null && !reads) {
      throw new IllegalArgumentException(
          "--out writes what a language model made of --tokens or --text; give one of them");
    }
    if (more != null && (!reads || file != null || more < 1)) {
      throw new IllegalArgumentException(
          "--continue wants a number of at least 1 and --tokens or --text, and prints: no --out");
    }
    if (tokens != null && text != null) {
      throw new IllegalArgumentException("give --tokens or --text, not both");
    }
    if (!LanguageCheckpoint.isOne(where)) {
      FoxCheckpoint checkpoint = FoxCheckpoint.load(where, Kernels.create(1));
      if (reads) {
        throw new IllegalArgumentException(
            where
                + ": a policy's network reads observations, not token numbers; --tokens and --text"
                + " need a language model");
      }
      policy(out, checkpoint);
      return 0;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    LanguageCheckpoint checkpoint = LanguageCheckpoint.load(where, Kernels.create(threads));
    Optional<Tokenizer> tokenizer = Tokenizers.of(where, checkpoint.model().vocabulary());
    if (!reads) {
      language(out, checkpoint, tokenizer);
      return 0;
    }
    int[] ids = tokens != null ? numbers(tokens) : encoded(where, tokenizer);
    if (more != null) {
      goOn(out, checkpoint.model(), tokenizer, ids, more);
      return 0;
    }
    LanguageReading reading =
        new LanguageReading(checkpoint.model(), ids, "inspect", Integer::toString);
    Path target = file;
    if (target == null) {
      write(out, checkpoint, reading);
      out.println();
      return 0;
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (Writer to = Files.newBufferedWriter(target)) {
      write(to, checkpoint, reading);
      to.write('\n');
    }
    return 0;
  }

  // Keys that can never matter again are let go of, so that it can go on for as long as one likes.
  private void goOn(
      PrintWriter out,
      FoxLanguageModel model,
      Optional<Tokenizer> tokenizer,
      int[] ids,
      int count) {
    LanguageStream stream = LanguageStream.forgetful(model, LOST_WEIGHT);
    int[] written =
        new Continuation(stream, model.vocabulary(), temperature, seed).after(ids, count);
    out.println(
        tokenizer.isPresent()
            ? tokenizer.get().decode(written)
            : Arrays.stream(written).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    long all = (long) model.config().layers() * stream.tokens();
    spec()
        .commandLine()
        .getErr()
        .printf(
            "%d tokens read, %d of %d rows of keys and values still held%n",
            stream.tokens(), stream.rowsHeld(), all);
  }

  private static int[] numbers(String list) {
    String[] parts = list.split(",", -1);
    int[] ids = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        ids[i] = Integer.parseInt(parts[i].strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "--tokens: '" + parts[i] + "' at place " + (i + 1) + " is not a number; give 1,2,3", e);
      }
    }
    return ids;
  }

  private int[] encoded(Path where, Optional<Tokenizer> tokenizer) {
    if (tokenizer.isEmpty()) {
      throw new IllegalArgumentException(
          where + " has no tokeniser (vocab.json, merges.txt); give --tokens instead of --text");
    }
    int[] ids = tokenizer.get().encode(Objects.requireNonNull(text));
    int begin = tokenizer.get().begin();
    if (begin < 0) {
      return ids;
    }
    int[] marked = new int[ids.length + 1];
    marked[0] = begin;
    System.arraycopy(ids, 0, marked, 1, ids.length);
    return marked;
  }

  // By hand, value after value: the attention of a long text would not fit into a tree.
  private static void write(Writer to, LanguageCheckpoint checkpoint, LanguageReading reading)
      throws IOException {
    JsonWriter json = new JsonWriter(to);
    json.beginObject().name("config");
    new Gson().toJson(checkpoint.config(), json);
    json.name("logits").beginArray();
    for (int t = 0; t < reading.tokens(); t++) {
      row(json, reading.logits(t), checkpoint.model().vocabulary());
    }
    json.endArray().name("layers").beginArray();
    Mind mind = reading.mind();
    for (int layer = 0; layer < mind.layers(); layer++) {
      layer(json, mind, layer);
    }
    json.endArray().name("loss");
    if (reading.tokens() > 1) {
      json.value(reading.loss());
    } else {
      json.nullValue();
    }
    json.endObject().flush();
  }

  private static void layer(JsonWriter json, Mind mind, int layer) throws IOException {
    int n = mind.tokens();
    json.beginObject().name("attention").beginArray();
    float[] attention = new float[n];
    for (int head = 0; head < mind.heads(); head++) {
      json.beginArray();
      for (int i = 0; i < n; i++) {
        Arrays.fill(attention, 0);
        mind.row(layer, head, i, attention, null, null);
        row(json, attention, n);
      }
      json.endArray();
    }
    json.endArray().name("log_forget").beginArray();
    float[] gates = new float[mind.heads()];
    for (int i = 0; i < n; i++) {
      for (int head = 0; head < gates.length; head++) {
        gates[head] = mind.logForget(layer, head, i);
      }
      row(json, gates, gates.length);
    }
    json.endArray().endObject();
  }

  private static void row(JsonWriter json, float[] values, int n) throws IOException {
    json.beginArray();
    for (int i = 0; i < n; i++) {
      json.value(values[i]);
    }
    json.endArray();
  }

  private static void policy(PrintWriter out, FoxCheckpoint checkpoint) {
    out.println("task      " + checkpoint.task());
    out.println("hash      " + checkpoint.hash());
    network(out, checkpoint.model().config());
    out.println(
        "inputs    "
            + checkpoint.model().inputs().stream()
                .map((FoxModel.Input input) -> input.name() + " (" + input.size() + ")")
                .collect(Collectors.joining(", ")));
    out.println("outputs   " + checkpoint.model().outputs());
  }

  private static void language(
      PrintWriter out, LanguageCheckpoint checkpoint, Optional<Tokenizer> tokenizer) {
    out.println(
        "task      language model, names of "
            + (checkpoint.naming() == LanguageCheckpoint.Naming.FLA ? "FLA" : "the official code"));
    out.println("hash      " + checkpoint.hash());
    network(out, checkpoint.model().config());
    out.printf(
        "tokens    %d%s, tokeniser %s%n",
        checkpoint.model().vocabulary(),
        checkpoint.model().tied() ? ", embeddings tied" : "",
        tokenizer.map(Tokenizer::name).orElse("not in the folder"));
    out.println("numbers   " + checkpoint.model().parameters().values().length);
    if (!checkpoint.ignored().isEmpty()) {
      out.println("not used  " + String.join(", ", checkpoint.ignored()));
    }
  }

  private static void network(PrintWriter out, FoxConfig config) {
    out.printf(
        "network   %d layers, width %d, %d heads of %d, feed-forward %d%n",
        config.layers(), config.hidden(), config.heads(), config.headDim(), config.intermediate());
    out.println("context   " + (config.window() == 0 ? "unlimited" : config.window() + " tokens"));
    out.println("blocks    " + parts(config));
  }

  private static String parts(FoxConfig config) {
    FoxParts parts = config.parts();
    StringBuilder text = new StringBuilder("forget gates ");
    text.append(lower(parts.gate()));
    text.append(parts.ropeBase() > 0 ? ", rotary base " + (long) parts.ropeBase() : "");
    if (config.kvHeads() != config.heads()) {
      text.append(", ").append(config.kvHeads()).append(" heads of keys");
    }
    if (parts.qkNorm() != FoxParts.QkNorm.NONE) {
      text.append(", qk norm ").append(lower(parts.qkNorm()));
    }
    if (parts.outputGate() != FoxParts.OutputGate.NONE) {
      text.append(", output gate ").append(lower(parts.outputGate()));
    }
    text.append(parts.outputNorm() ? ", output norm" : "");
    text.append(parts.keyShift() ? ", key shift" : "");
    text.append(parts.valueShift() ? ", value shift" : "");
    return text.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
