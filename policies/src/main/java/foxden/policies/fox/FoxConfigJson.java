package foxden.policies.fox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;

/**
 * A network's shape in {@code config.json}: the official keys, or those of FLA. Keys that are not
 * there have the defaults of their scheme; unknown ones are ignored.
 */
final class FoxConfigJson {

  /** Official {@code model_type}. */
  static final String OFFICIAL = "forgetting_transformer-project_fox";

  /** FLA's {@code model_type}. */
  static final String FLA = "forgetting_transformer";

  private final JsonObject json;
  private final boolean fla;

  /**
   * @param fla whether the keys mean what they mean in FLA
   */
  FoxConfigJson(JsonObject json, boolean fla) {
    this.json = json;
    this.fla = fla;
  }

  /**
   * The shape. {@code window_size} and the settings under {@code foxden} only count in checkpoints
   * of ours: the official code and FLA store a window and do not use it.
   *
   * @throws IllegalArgumentException when the values do not make a network
   */
  FoxConfig read() {
    int hidden = integer("hidden_size", 2048);
    int heads = integer("num_heads", 32);
    double ratio = number("hidden_ratio", 4);
    // The official default width: two thirds of ratio x hidden, rounded up to a multiple of 256.
    int wide = 256 * (((int) (hidden * ratio * 2 / 3) + 255) / 256);
    boolean own = json.has("foxden");
    JsonObject ours = own ? json.getAsJsonObject("foxden") : new JsonObject();
    FoxConfigJson settings = new FoxConfigJson(ours, false);
    return new FoxConfig(
        integer("num_hidden_layers", 24),
        hidden,
        heads,
        integer("num_kv_heads", heads),
        integer("intermediate_size", wide),
        (float) number("norm_eps", 1e-6),
        (float) number("initializer_range", 0.02),
        (float) settings.number("forget_bias", 0),
        (float) settings.number("forget_spread", 0),
        own ? integer("window_size", 0) : 0,
        parts());
  }

  private FoxParts parts() {
    boolean qkNorm = flag("qk_norm");
    boolean gated = flag("use_output_gate");
    boolean sigmoidMlp =
        switch (text("hidden_act", "swish")) {
          case "swish", "silu" -> false;
          case "sigmoid" -> true;
          default ->
              throw new IllegalArgumentException(
                  "hidden_act is '" + text("hidden_act", "") + "'; it must be swish or sigmoid");
        };
    if (fla) {
      return new FoxParts(
          FoxParts.Gate.FULL,
          0,
          0,
          0,
          qkNorm ? FoxParts.QkNorm.PER_HEAD : FoxParts.QkNorm.NONE,
          gated ? FoxParts.OutputGate.SIGMOID : FoxParts.OutputGate.NONE,
          false,
          false,
          false,
          flag("qkv_bias"),
          sigmoidMlp);
    }
    FoxParts.QkNorm normed =
        flag("qk_norm_share_param_across_head") ? FoxParts.QkNorm.SHARED : FoxParts.QkNorm.PER_HEAD;
    return new FoxParts(
        choice("fgate_type", FoxParts.Gate.FULL),
        (float) number("decay_time_min", 0),
        (float) number("decay_time_max", 0),
        flag("use_rope") ? (float) number("rope_base", FoxParts.ROPE_BASE) : 0,
        qkNorm ? normed : FoxParts.QkNorm.NONE,
        gated ? choice("ogate_act", FoxParts.OutputGate.SIGMOID) : FoxParts.OutputGate.NONE,
        flag("use_output_norm"),
        flag("use_k_shift"),
        flag("use_v_shift"),
        flag("qkv_bias"),
        sigmoidMlp);
  }

  private <E extends Enum<E>> E choice(String key, E otherwise) {
    String value = text(key, otherwise.name());
    try {
      return Enum.valueOf(otherwise.getDeclaringClass(), value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      StringBuilder legal = new StringBuilder();
      for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
        legal.append(' ').append(constant.name().toLowerCase(Locale.ROOT));
      }
      throw new IllegalArgumentException(key + " is '" + value + "'; it must be one of" + legal, e);
    }
  }

  private boolean present(String key) {
    return json.has(key) && !json.get(key).isJsonNull();
  }

  int integer(String key, int otherwise) {
    if (!present(key)) {
      return otherwise;
    }
    double value = number(key, otherwise);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(key + " is " + json.get(key) + ", not a whole number");
    }
    return (int) value;
  }

  private double number(String key, double otherwise) {
    if (!present(key)) {
      return otherwise;
    }
    JsonElement value = json.get(key);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw new IllegalArgumentException(key + " is " + value + ", not a number");
    }
    return value.getAsDouble();
  }

  boolean flag(String key) {
    if (!present(key)) {
      return false;
    }
    JsonElement value = json.get(key);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw new IllegalArgumentException(key + " is " + value + ", not true or false");
    }
    return value.getAsBoolean();
  }

  private String text(String key, String otherwise) {
    return present(key) ? json.get(key).getAsString() : otherwise;
  }

  /** Writes a shape into {@code to}, under the official keys or those of FLA. */
  static void write(JsonObject to, FoxConfig c, boolean fla) {
    FoxParts parts = c.parts();
    to.addProperty("model_type", fla ? FLA : OFFICIAL);
    to.addProperty("num_hidden_layers", c.layers());
    to.addProperty("hidden_size", c.hidden());
    to.addProperty("num_heads", c.heads());
    if (c.kvHeads() != c.heads()) {
      to.addProperty("num_kv_heads", c.kvHeads());
    }
    to.addProperty("intermediate_size", c.intermediate());
    to.addProperty("hidden_act", parts.sigmoidMlp() ? "sigmoid" : "swish");
    to.addProperty("norm_eps", shortest(c.normEps()));
    to.addProperty("initializer_range", shortest(c.initializerRange()));
    to.addProperty("window_size", c.window());
    to.addProperty("qk_norm", parts.qkNorm() != FoxParts.QkNorm.NONE);
    to.addProperty("use_output_gate", parts.outputGate() != FoxParts.OutputGate.NONE);
    to.addProperty("qkv_bias", parts.projectionBias());
    if (fla) {
      return;
    }
    to.addProperty("fgate_type", parts.gate().name().toLowerCase(Locale.ROOT));
    to.addProperty("fgate_bias_init", parts.decayMin() > 0);
    if (parts.decayMin() > 0) {
      to.addProperty("decay_time_min", shortest(parts.decayMin()));
      to.addProperty("decay_time_max", shortest(parts.decayMax()));
    }
    to.addProperty("use_rope", parts.ropeBase() > 0);
    if (parts.ropeBase() > 0) {
      to.addProperty("rope_base", shortest(parts.ropeBase()));
    }
    to.addProperty("qk_norm_share_param_across_head", parts.qkNorm() == FoxParts.QkNorm.SHARED);
    if (parts.outputGate() != FoxParts.OutputGate.NONE) {
      to.addProperty("ogate_act", parts.outputGate().name().toLowerCase(Locale.ROOT));
    }
    to.addProperty("use_output_norm", parts.outputNorm());
    to.addProperty("use_k_shift", parts.keyShift());
    to.addProperty("use_v_shift", parts.valueShift());
  }

  // A float as the shortest decimal that gives it back, not with the digits of its double.
  private static double shortest(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
