package foxden.policies.fox;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.nn.DType;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import foxden.policies.nn.Safetensors;
import foxden.policies.nn.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checkpoint folder of a language model, in the official naming or in that of FLA: {@code
 * config.json} and {@code model.safetensors}, or shards with an index.
 *
 * @param model the network
 * @param config the configuration as it stands in the file
 * @param naming the scheme of its names
 * @param ignored tensors of the file that the network has no use for
 * @param hash first 16 hex digits of the SHA-256 of the weights
 */
public record LanguageCheckpoint(
    FoxLanguageModel model, JsonObject config, Naming naming, List<String> ignored, String hash)
    implements Trained {

  /** Whose names the tensors have. */
  public enum Naming {
    /** {@code fgate_proj}, {@code ogate_proj}; gate and up rows of the MLP in one matrix. */
    OFFICIAL,
    /** {@code f_proj}, {@code g_proj}; {@code mlp.gate_proj} and {@code mlp.up_proj} apart. */
    FLA
  }

  /**
   * How to write a checkpoint.
   *
   * @param shardBytes largest size of a file; 0 for one file
   */
  public record Form(Naming naming, DType type, long shardBytes) {
    /** One file of floats under official names. */
    public static final Form PLAIN = new Form(Naming.OFFICIAL, DType.F32, 0);
  }

  private static final String MLP_GATE = ".mlp.gate_proj.weight";
  private static final String MLP_UP = ".mlp.up_proj.weight";

  /** Whether a folder's configuration is that of a language model, and not of a policy. */
  public static boolean isOne(Path dir) {
    Path file = dir.resolve(FoxCheckpoint.CONFIG);
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return !json.has("foxden")
          || !json.get("foxden").isJsonObject()
          || !json.getAsJsonObject("foxden").has("inputs");
    } catch (IOException | JsonParseException | IllegalStateException e) {
      // Not readable at all: the loader says why.
      return false;
    }
  }

  /**
   * Reads a checkpoint folder.
   *
   * @throws IOException when a file is missing or not valid; one sentence naming file and tensor
   */
  public static LanguageCheckpoint load(Path dir, Kernels kernels) throws IOException {
    CheckpointFiles files = CheckpointFiles.open(dir);
    JsonObject json = files.config();
    Naming naming = naming(json, files.tensors().keySet());
    FoxLanguageModel model;
    try {
      FoxConfigJson keys = new FoxConfigJson(json, naming == Naming.FLA);
      FoxConfig config = keys.read();
      config = config.with(qkNormAsStored(config, files.tensors()));
      model =
          new FoxLanguageModel(
              config,
              keys.integer("vocab_size", 32_000),
              keys.flag("tie_word_embeddings"),
              kernels);
    } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
      throw new IOException(
          dir.resolve(FoxCheckpoint.CONFIG) + " is not a valid configuration: " + e.getMessage(),
          e);
    }
    Set<String> unused = new LinkedHashSet<>(files.tensors().keySet());
    for (Parameters.Slot slot : model.parameters().slots()) {
      fill(slot, model.parameters().values(), files, naming, unused);
    }
    return new LanguageCheckpoint(model, json, naming, List.copyOf(unused), files.hash());
  }

  private static Naming naming(JsonObject json, Set<String> tensors) {
    JsonElement type = json.get("model_type");
    if (type != null && type.isJsonPrimitive()) {
      if (type.getAsString().equals(FoxConfigJson.OFFICIAL)) {
        return Naming.OFFICIAL;
      }
      if (type.getAsString().equals(FoxConfigJson.FLA)) {
        return Naming.FLA;
      }
    }
    boolean fla =
        tensors.stream().anyMatch(name -> name.contains(".f_proj.") || name.endsWith(MLP_UP));
    return fla ? Naming.FLA : Naming.OFFICIAL;
  }

  // Older checkpoints share the weight of QK-norm and need not say so: what is stored decides.
  private static FoxParts qkNormAsStored(
      FoxConfig config, Map<String, Safetensors.Tensor> tensors) {
    FoxParts parts = config.parts();
    Safetensors.Tensor tensor = tensors.get("model.layers.0.attn.q_norm.weight");
    if (parts.qkNorm() == FoxParts.QkNorm.NONE || tensor == null) {
      return parts;
    }
    if (tensor.shape().equals(List.of(config.headDim()))) {
      return parts.normed(FoxParts.QkNorm.SHARED);
    }
    return tensor.shape().equals(List.of(config.hidden()))
        ? parts.normed(FoxParts.QkNorm.PER_HEAD)
        : parts;
  }

  private static void fill(
      Parameters.Slot slot, float[] to, CheckpointFiles files, Naming naming, Set<String> unused)
      throws IOException {
    if (naming == Naming.FLA && slot.name().endsWith(MLP_GATE)) {
      List<Integer> half = List.of(slot.rows() / 2, slot.cols());
      String up = slot.name().replace(MLP_GATE, MLP_UP);
      take(files, slot.name(), half, unused).copyTo(to, slot.offset());
      take(files, up, half, unused).copyTo(to, slot.offset() + slot.size() / 2);
      return;
    }
    take(files, stored(slot.name(), naming), slot.shape(), unused).copyTo(to, slot.offset());
  }

  private static String stored(String name, Naming naming) {
    return naming == Naming.OFFICIAL
        ? name
        : name.replace(".attn.fgate_proj.", ".attn.f_proj.")
            .replace(".attn.ogate_proj.", ".attn.g_proj.");
  }

  private static Safetensors.Tensor take(
      CheckpointFiles files, String name, List<Integer> shape, Set<String> unused)
      throws IOException {
    Safetensors.Tensor tensor = files.tensors().get(name);
    if (tensor == null) {
      throw new IOException(
          (files.weights().size() == 1
                  ? files.weights().get(0)
                  : files.weights().get(0).resolveSibling(CheckpointFiles.INDEX))
              + " is not valid: tensor "
              + name
              + " is missing");
    }
    Safetensors.requireShape(tensor, shape);
    unused.remove(name);
    return tensor;
  }

  /**
   * Writes a checkpoint folder.
   *
   * @param own what else to keep under {@code foxden} in the configuration, such as the tokeniser
   * @return the hash of the weights
   * @throws IllegalArgumentException when FLA has no such network
   */
  public static String save(Path dir, FoxLanguageModel model, JsonObject own, Form form)
      throws IOException {
    boolean fla = form.naming == Naming.FLA;
    FoxConfig c = model.config();
    if (fla && !new FoxConfigJson(json(model, own, true), true).read().parts().equals(c.parts())) {
      throw new IllegalArgumentException(
          "FLA has no network with these parts; use the official names");
    }
    Files.createDirectories(dir);
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(json(model, own, fla));
    Files.writeString(dir.resolve(FoxCheckpoint.CONFIG), text + "\n");
    SafetensorsWriter writer = new SafetensorsWriter(form.type, Map.of("format", "pt"));
    float[] w = model.parameters().values();
    for (Parameters.Slot slot : model.parameters().slots()) {
      if (fla && slot.name().endsWith(MLP_GATE)) {
        List<Integer> half = List.of(slot.rows() / 2, slot.cols());
        writer.add(slot.name(), half, w, slot.offset());
        writer.add(slot.name().replace(MLP_GATE, MLP_UP), half, w, slot.offset() + slot.size() / 2);
      } else {
        writer.add(stored(slot.name(), form.naming), slot.shape(), w, slot.offset());
      }
    }
    if (form.shardBytes > 0) {
      Files.deleteIfExists(dir.resolve(FoxCheckpoint.WEIGHTS));
      writer.writeShards(dir, form.shardBytes);
    } else {
      writer.write(dir.resolve(FoxCheckpoint.WEIGHTS));
    }
    return CheckpointFiles.open(dir).hash();
  }

  private static JsonObject json(FoxLanguageModel model, JsonObject own, boolean fla) {
    JsonObject json = new JsonObject();
    FoxConfigJson.write(json, model.config(), fla);
    json.addProperty("vocab_size", model.vocabulary());
    json.addProperty("tie_word_embeddings", model.tied());
    json.addProperty("torch_dtype", "float32");
    JsonObject ours = own.deepCopy();
    ours.addProperty("forget_bias", model.config().forgetBias());
    ours.addProperty("forget_spread", model.config().forgetSpread());
    json.add("foxden", ours);
    return json;
  }
}
