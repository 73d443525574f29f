package foxden.policies.fox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.nn.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a checkpoint folder: configuration, and weights in one file or in several with an
 * index.
 *
 * @param config the parsed {@code config.json}
 * @param tensors by name
 * @param weights the files that hold them
 */
record CheckpointFiles(
    JsonObject config, Map<String, Safetensors.Tensor> tensors, List<Path> weights) {

  static final String INDEX = "model.safetensors.index.json";

  /**
   * Opens a folder.
   *
   * @throws IOException when a file is missing or not valid; one sentence naming file and place
   */
  static CheckpointFiles open(Path dir) throws IOException {
    Path config = dir.resolve(FoxCheckpoint.CONFIG);
    if (!Files.isRegularFile(config)) {
      throw new IOException(dir + " is not a checkpoint: it has no " + FoxCheckpoint.CONFIG);
    }
    Path single = dir.resolve(FoxCheckpoint.WEIGHTS);
    Path index = dir.resolve(INDEX);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    Set<Path> files = new LinkedHashSet<>();
    if (Files.isRegularFile(single)) {
      files.add(single);
      tensors.putAll(Safetensors.read(single).tensors());
    } else if (Files.isRegularFile(index)) {
      shards(dir, index, tensors, files);
    } else {
      throw new IOException(
          dir + " is not a checkpoint: it has neither " + FoxCheckpoint.WEIGHTS + " nor " + INDEX);
    }
    return new CheckpointFiles(json(config), tensors, new ArrayList<>(files));
  }

  private static void shards(
      Path dir, Path index, Map<String, Safetensors.Tensor> tensors, Set<Path> files)
      throws IOException {
    JsonElement map = json(index).get("weight_map");
    if (map == null || !map.isJsonObject()) {
      throw new IOException(index + " is not valid: it has no weight_map");
    }
    Map<Path, Map<String, Safetensors.Tensor>> open = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : map.getAsJsonObject().entrySet()) {
      String name = entry.getKey();
      JsonElement value = entry.getValue();
      if (!value.isJsonPrimitive() || !dir.resolve(value.getAsString()).startsWith(dir)) {
        throw new IOException(index + " is not valid: tensor " + name + " lies in " + value);
      }
      Path file = dir.resolve(value.getAsString());
      if (!Files.isRegularFile(file)) {
        throw new IOException(
            index
                + " names "
                + value.getAsString()
                + " for tensor "
                + name
                + ", but there is no such file");
      }
      if (!open.containsKey(file)) {
        open.put(file, Safetensors.read(file).tensors());
      }
      Safetensors.Tensor tensor = open.get(file).get(name);
      if (tensor == null) {
        throw new IOException(file + " is not valid: tensor " + name + " is missing");
      }
      tensors.put(name, tensor);
      files.add(file);
    }
  }

  private static JsonObject json(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException | MalformedInputException e) {
      throw new IOException(file + " is not a JSON object", e);
    }
  }

  /** First 16 hex digits of the SHA-256 of the weights. */
  String hash() throws IOException {
    return hash(weights);
  }

  static String hash(List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            digest.update(piece, 0, n);
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
