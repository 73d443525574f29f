package foxden.assets.mesh;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes {@code .shape.json}; numbers with six digits after the point. */
public final class ShapeWriter {
  private static final int DIGITS = 6;

  private ShapeWriter() {}

  /** The text of a shape file; the same shape always gives the same text. */
  public static String write(ShapeDraft shape) {
    return gson().toJson(shape) + "\n";
  }

  private static Gson gson() {
    GsonBuilder b = new GsonBuilder().disableHtmlEscaping();
    b.registerTypeAdapter(double.class, (JsonSerializer<Double>) (v, t, c) -> number(v));
    b.registerTypeAdapter(ShapeDraft.Solid.class, new SolidAdapter());
    return b.create();
  }

  // Decimal text made by BigDecimal, because Double.toString differs between Java versions.
  private static JsonPrimitive number(double v) {
    BigDecimal d = new BigDecimal(v).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return new JsonPrimitive(new BigDecimal(d.toPlainString()));
  }

  private static final class SolidAdapter implements JsonSerializer<ShapeDraft.Solid> {
    @Override
    public JsonElement serialize(ShapeDraft.Solid s, Type type, JsonSerializationContext context) {
      JsonObject out = new JsonObject();
      out.addProperty("type", s.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      context.serialize(s, s.getClass()).getAsJsonObject().entrySet().stream()
          .forEach(e -> out.add(e.getKey(), e.getValue()));
      return out;
    }
  }
}
