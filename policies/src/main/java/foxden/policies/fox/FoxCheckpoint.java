package foxden.policies.fox;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint folder: {@code config.json} with the official keys of a forgetting transformer and
 * our own under {@code foxden}, and {@code model.safetensors}.
 *
 * @param model the network
 * @param task the task it was trained for
 * @param settings what else that task's policy needs to know: free, under {@code foxden.settings}
 * @param hash first 16 hex digits of the SHA-256 of the weights file
 */
public record FoxCheckpoint(FoxModel model, String task, JsonObject settings, String hash)
    implements Trained {

  /** File name of the configuration. */
  public static final String CONFIG = "config.json";

  /** File name of the weights. */
  public static final String WEIGHTS = "model.safetensors";

  private static final String MODEL_TYPE = "forgetting_transformer-project_fox";

  /**
   * Writes a checkpoint folder.
   *
   * @return the hash of the weights file
   */
  public static String save(Path dir, FoxModel model, String task, JsonObject settings)
      throws IOException {
    Files.createDirectories(dir);
    FoxConfig c = model.config();
    JsonObject json = new JsonObject();
    json.addProperty("model_type", MODEL_TYPE);
    json.addProperty("num_hidden_layers", c.layers());
    json.addProperty("hidden_size", c.hidden());
    json.addProperty("num_heads", c.heads());
    json.addProperty("intermediate_size", c.intermediate());
    json.addProperty("hidden_act", "swish");
    json.addProperty("norm_eps", Float.toString(c.normEps()).equals("1.0E-6") ? 1e-6 : c.normEps());
    json.addProperty("initializer_range", c.initializerRange());
    json.addProperty("window_size", c.window());
    json.addProperty("fgate_type", "full");
    json.addProperty("use_rope", false);
    json.addProperty("tie_word_embeddings", false);
    json.addProperty("torch_dtype", "float32");
    JsonObject own = new JsonObject();
    own.addProperty("task", task);
    JsonArray inputs = new JsonArray();
    for (FoxModel.Input input : model.inputs()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", input.name());
      entry.addProperty("size", input.size());
      inputs.add(entry);
    }
    own.add("inputs", inputs);
    own.addProperty("outputs", model.outputs());
    own.addProperty("forget_bias", c.forgetBias());
    own.addProperty("forget_spread", c.forgetSpread());
    own.add("settings", settings);
    json.add("foxden", own);
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(json);
    Files.writeString(dir.resolve(CONFIG), text + "\n");
    Safetensors.write(
        dir.resolve(WEIGHTS), model.parameters(), Map.of("format", "pt", "task", task));
    return hash(dir.resolve(WEIGHTS));
  }

  /**
   * Reads a checkpoint folder.
   *
   * @throws IOException when a file is missing or not valid; one sentence naming file and place
   */
  public static FoxCheckpoint load(Path dir, Kernels kernels) throws IOException {
    Path file = dir.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw new IOException(dir + " is not a checkpoint: it has no " + CONFIG);
    }
    if (!Files.isRegularFile(dir.resolve(WEIGHTS))) {
      throw new IOException(dir + " is not a checkpoint: it has no " + WEIGHTS);
    }
    FoxModel model;
    JsonObject own;
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (!json.has("foxden")) {
        throw new IOException(file + " has no section 'foxden': it is not a policy's checkpoint");
      }
      own = json.getAsJsonObject("foxden");
      List<FoxModel.Input> inputs = new ArrayList<>();
      for (JsonElement input : own.getAsJsonArray("inputs")) {
        JsonObject entry = input.getAsJsonObject();
        inputs.add(
            new FoxModel.Input(entry.get("name").getAsString(), entry.get("size").getAsInt()));
      }
      model = new FoxModel(config(json, own), inputs, own.get("outputs").getAsInt(), kernels);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new IOException(file + " is not a valid configuration: " + e.getMessage(), e);
    }
    Path weights = dir.resolve(WEIGHTS);
    Safetensors.load(weights, Safetensors.read(weights), model.parameters());
    JsonObject settings = own.has("settings") ? own.getAsJsonObject("settings") : new JsonObject();
    return new FoxCheckpoint(model, own.get("task").getAsString(), settings, hash(weights));
  }

  private static FoxConfig config(JsonObject json, JsonObject own) {
    int hidden = integer(json, "hidden_size", 2048);
    double ratio = json.has("hidden_ratio") ? json.get("hidden_ratio").getAsDouble() : 4;
    // The official default width: two thirds of ratio x hidden, rounded up to a multiple of 256.
    int wide = 256 * (((int) (hidden * ratio * 2 / 3) + 255) / 256);
    return new FoxConfig(
        integer(json, "num_hidden_layers", 24),
        hidden,
        integer(json, "num_heads", 32),
        integer(json, "intermediate_size", wide),
        json.has("norm_eps") ? json.get("norm_eps").getAsFloat() : 1e-6f,
        json.has("initializer_range") ? json.get("initializer_range").getAsFloat() : 0.02f,
        own.has("forget_bias") ? own.get("forget_bias").getAsFloat() : 0,
        own.has("forget_spread") ? own.get("forget_spread").getAsFloat() : 0,
        integer(json, "window_size", 0));
  }

  private static int integer(JsonObject json, String key, int otherwise) {
    return json.has(key) && !json.get(key).isJsonNull() ? json.get(key).getAsInt() : otherwise;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
