package foxden.assets;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads and writes {@code .shape.json}; numbers with six digits after the point. */
public final class ShapeJson {
  private static final int DIGITS = 6;

  private ShapeJson() {}

  /**
   * Reads one shape file (UTF-8).
   *
   * @throws IOException with one sentence naming {@code place} when it is cut short or malformed
   */
  public static ModelShape read(InputStream in, String place) throws IOException {
    try (Reader r = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      ModelShape shape = gson().fromJson(r, ModelShape.class);
      if (shape == null || shape.links() == null || shape.links().isEmpty()) {
        throw new IOException(place + " holds no links; generate the models again.");
      }
      return shape;
    } catch (JsonParseException e) {
      throw new IOException(
          place + " is not a readable shape file (" + e.getMessage() + "); generate it again.", e);
    }
  }

  /** The text of a shape file; the same shape always gives the same text. */
  public static String write(ModelShape shape) {
    return gson().toJson(shape) + "\n";
  }

  private static Gson gson() {
    GsonBuilder b = new GsonBuilder().disableHtmlEscaping();
    b.registerTypeAdapter(double.class, (JsonSerializer<Double>) (v, t, c) -> number(v));
    b.registerTypeAdapter(ModelShape.Solid.class, new SolidAdapter());
    return b.create();
  }

  // Decimal text made by BigDecimal, because Double.toString differs between Java versions.
  private static JsonPrimitive number(double v) {
    BigDecimal d = new BigDecimal(v).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return new JsonPrimitive(new BigDecimal(d.toPlainString()));
  }

  private static final class SolidAdapter
      implements JsonSerializer<ModelShape.Solid>, JsonDeserializer<ModelShape.Solid> {
    @Override
    public JsonElement serialize(ModelShape.Solid s, Type type, JsonSerializationContext context) {
      JsonObject out = new JsonObject();
      out.addProperty("type", s.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      context.serialize(s, s.getClass()).getAsJsonObject().entrySet().stream()
          .forEach(e -> out.add(e.getKey(), e.getValue()));
      return out;
    }

    @Override
    public ModelShape.Solid deserialize(
        JsonElement json, Type type, JsonDeserializationContext context) {
      JsonElement name = json.getAsJsonObject().get("type");
      if (name == null) {
        throw new JsonParseException("a shape has no type");
      }
      Class<? extends ModelShape.Solid> c =
          switch (name.getAsString()) {
            case "box" -> ModelShape.Box.class;
            case "cylinder" -> ModelShape.Cylinder.class;
            case "sphere" -> ModelShape.Sphere.class;
            case "capsule" -> ModelShape.Capsule.class;
            case "hull" -> ModelShape.Hull.class;
            default -> throw new JsonParseException("unknown shape type " + name.getAsString());
          };
      return context.deserialize(json, c);
    }
  }
}
