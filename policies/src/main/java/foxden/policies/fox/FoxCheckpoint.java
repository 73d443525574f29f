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
import java.util.ArrayList;
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

  /**
   * The task a checkpoint was trained for, without loading it; empty when it names none.
   *
   * @throws IOException when the folder is no checkpoint; one sentence
   */
  public static String task(Path dir) throws IOException {
    Path file = dir.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          dir + " is no checkpoint folder: it needs " + CONFIG + " and its weights");
    }
    try {
      JsonElement own =
          JsonParser.parseString(Files.readString(file)).getAsJsonObject().get("foxden");
      JsonElement task = own == null ? null : own.getAsJsonObject().get("task");
      return task == null ? "" : task.getAsString();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw new IOException(file + ": is no JSON object (" + e.getMessage() + ")", e);
    }
  }

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
    FoxConfigJson.write(json, c, false);
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
    return CheckpointFiles.hash(List.of(dir.resolve(WEIGHTS)));
  }

  /**
   * Reads a checkpoint folder.
   *
   * @throws IOException when a file is missing or not valid; one sentence naming file and place
   */
  public static FoxCheckpoint load(Path dir, Kernels kernels) throws IOException {
    Path file = dir.resolve(CONFIG);
    CheckpointFiles files = CheckpointFiles.open(dir);
    FoxModel model;
    JsonObject own;
    try {
      JsonObject json = files.config();
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
      model =
          new FoxModel(
              new FoxConfigJson(json, false).read(),
              inputs,
              own.get("outputs").getAsInt(),
              kernels);
    } catch (IllegalStateException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new IOException(file + " is not a valid configuration: " + e.getMessage(), e);
    }
    Path weights = files.weights().get(0);
    Safetensors.load(
        weights, new Safetensors.Contents(files.tensors(), Map.of()), model.parameters());
    JsonObject settings = own.has("settings") ? own.getAsJsonObject("settings") : new JsonObject();
    return new FoxCheckpoint(model, own.get("task").getAsString(), settings, files.hash());
  }
}
