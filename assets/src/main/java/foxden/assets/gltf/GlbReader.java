package foxden.assets.gltf;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Opens a GLB 2.0 container: its JSON and its binary chunk. Only what {@link GlbWriter} writes.
 *
 * @param json the glTF document
 * @param bin the binary chunk, little endian
 */
public record GlbReader(JsonObject json, ByteBuffer bin) {
  /**
   * @throws IOException with one sentence naming {@code place} when the file is cut short or no GLB
   */
  public static GlbReader read(byte[] file, String place) throws IOException {
    ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 20 || b.getInt(0) != 0x46546C67 || b.getInt(4) != 2) {
      throw new IOException(place + " is not a GLB 2.0 file.");
    }
    if (b.getInt(8) != file.length) {
      throw new IOException(
          place + " is cut short: " + file.length + " of " + b.getInt(8) + " bytes.");
    }
    int j = b.getInt(12);
    if (b.getInt(16) != 0x4E4F534A || j < 0 || 28L + j > file.length) {
      throw new IOException(place + " has no JSON chunk where a GLB file has it.");
    }
    int n = b.getInt(20 + j);
    if (b.getInt(24 + j) != 0x004E4942 || n < 0 || 28L + j + n > file.length) {
      throw new IOException(place + " has no binary chunk where a GLB file has it.");
    }
    try {
      String text = new String(file, 20, j, StandardCharsets.UTF_8);
      JsonObject json = new Gson().fromJson(text, JsonObject.class);
      return new GlbReader(json, b.slice(28 + j, n).order(ByteOrder.LITTLE_ENDIAN));
    } catch (JsonParseException e) {
      throw new IOException(place + " holds JSON that cannot be read: " + e.getMessage(), e);
    }
  }
}
