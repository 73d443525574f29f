package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.policies.nn.DType;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import foxden.policies.nn.Safetensors;
import foxden.policies.nn.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCheckpointTest {

  @TempDir private Path dir;
  private final Kernels kernels = Kernels.create(1);
  private FoxLanguageModel model;

  @BeforeEach
  void networks() {
    model = Networks.model("pro", kernels);
  }

  private LanguageCheckpoint saved(LanguageCheckpoint.Form form) throws IOException {
    LanguageCheckpoint.save(dir, model, new JsonObject(), form);
    return LanguageCheckpoint.load(dir, kernels);
  }

  @ParameterizedTest
  @MethodSource("foxden.policies.fox.Networks#names")
  void everyNetworkComesBackFromOfficialNames(String name) throws IOException {
    model = Networks.model(name, kernels);
    LanguageCheckpoint loaded = saved(LanguageCheckpoint.Form.PLAIN);
    assertEquals(model.config(), loaded.model().config());
    assertEquals(model.tied(), loaded.model().tied());
    assertArrayEquals(model.parameters().values(), loaded.model().parameters().values());
    assertEquals(LanguageCheckpoint.Naming.OFFICIAL, loaded.naming());
    assertTrue(LanguageCheckpoint.isOne(dir));
  }

  @Test
  void flaNamesComeBackAndTheRestIsRefused() throws IOException {
    FoxParts parts =
        new FoxParts(
            FoxParts.Gate.FULL,
            0,
            0,
            0,
            FoxParts.QkNorm.PER_HEAD,
            FoxParts.OutputGate.SIGMOID,
            false,
            false,
            false,
            true,
            false);
    model = Networks.model(FoxConfig.of(2, 16, 4, 12).with(parts).grouped(2), false, kernels);
    LanguageCheckpoint.Form form =
        new LanguageCheckpoint.Form(LanguageCheckpoint.Naming.FLA, DType.F32, 0);
    LanguageCheckpoint loaded = saved(form);
    assertEquals(LanguageCheckpoint.Naming.FLA, loaded.naming());
    assertEquals(parts, loaded.model().config().parts());
    assertEquals(2, loaded.model().config().kvHeads());
    assertArrayEquals(model.parameters().values(), loaded.model().parameters().values());
    Map<String, Safetensors.Tensor> tensors =
        Safetensors.read(dir.resolve("model.safetensors")).tensors();
    String at = "model.layers.1.";
    assertEquals(List.of(4, 16), tensors.get(at + "attn.f_proj.weight").shape());
    assertEquals(List.of(16, 16), tensors.get(at + "attn.g_proj.weight").shape());
    assertEquals(List.of(12, 16), tensors.get(at + "mlp.up_proj.weight").shape());
    // Gate rows first, then up rows.
    Parameters.Slot slot = model.parameters().slot(at + "mlp.gate_proj.weight");
    assertEquals(
        model.parameters().values()[slot.offset() + 12 * 16],
        tensors.get(at + "mlp.up_proj.weight").values()[0]);

    model = Networks.model("pro", kernels);
    assertThrows(IllegalArgumentException.class, () -> saved(form));
  }

  @Test
  void flaIsToldByItsTensorsWhenTheModelTypeIsMissing() throws IOException {
    model = Networks.model("llama", kernels);
    saved(new LanguageCheckpoint.Form(LanguageCheckpoint.Naming.FLA, DType.F32, 0));
    edit("model_type", null);
    assertEquals(LanguageCheckpoint.Naming.FLA, LanguageCheckpoint.load(dir, kernels).naming());
  }

  private void edit(String key, Object value) throws IOException {
    Path file = dir.resolve("config.json");
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    json.remove(key);
    if (value instanceof Number number) {
      json.addProperty(key, number);
    } else if (value instanceof String text) {
      json.addProperty(key, text);
    } else if (value instanceof Boolean flag) {
      json.addProperty(key, flag);
    }
    Files.writeString(file, json.toString());
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberFormatComesBackRounded(DType type) throws IOException {
    LanguageCheckpoint loaded =
        saved(new LanguageCheckpoint.Form(LanguageCheckpoint.Naming.OFFICIAL, type, 0));
    double relative =
        switch (type) {
          case F32, F64 -> 0;
          case F16 -> 1.0 / 2048;
          case BF16 -> 1.0 / 256;
        };
    float[] wanted = model.parameters().values();
    float[] got = loaded.model().parameters().values();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], relative * Math.abs(wanted[i]) + relative * 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 500, 4000, 1 << 20})
  void shardsComeBackThroughTheirIndex(long bytes) throws IOException {
    LanguageCheckpoint loaded =
        saved(new LanguageCheckpoint.Form(LanguageCheckpoint.Naming.OFFICIAL, DType.F32, bytes));
    assertArrayEquals(model.parameters().values(), loaded.model().parameters().values());
    assertFalse(Files.exists(dir.resolve("model.safetensors")));
    assertTrue(Files.exists(dir.resolve("model.safetensors.index.json")));
  }

  private String failure() {
    IOException e = assertThrows(IOException.class, () -> LanguageCheckpoint.load(dir, kernels));
    String message = String.valueOf(e.getMessage());
    assertFalse(message.contains("\n"), message);
    return message;
  }

  /** Writes the weights again, with one tensor changed. */
  private void rewrite(String name, String as, List<Integer> shape, float value)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(DType.F32, Map.of());
    for (Parameters.Slot slot : model.parameters().slots()) {
      if (!slot.name().equals(name)) {
        writer.add(slot.name(), slot.shape(), model.parameters().values(), slot.offset());
      } else if (!as.isEmpty()) {
        float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
        values[values.length - 1] = value;
        writer.add(as, shape, values, 0);
      }
    }
    writer.write(dir.resolve("model.safetensors"));
  }

  @Test
  void whatIsWrongNamesTheTensor() throws IOException {
    saved(LanguageCheckpoint.Form.PLAIN);
    String name = "model.layers.1.attn.v_proj.shift_proj.weight";
    rewrite(name, "", List.of(), 0);
    assertTrue(failure().endsWith("tensor " + name + " is missing"), failure());
    rewrite(name, name, List.of(16, 4), 0);
    assertTrue(
        failure().endsWith("tensor " + name + " has shape [16, 4] instead of [4, 16]"), failure());
    rewrite(name, name, List.of(4, 16), Float.NaN);
    assertTrue(failure().contains("tensor " + name + " holds NaN at element 63"), failure());
    rewrite(name, name, List.of(4, 16), 1);
    LanguageCheckpoint.load(dir, kernels);
  }

  @Test
  void tensorsOfNoUseAreListed() throws IOException {
    saved(LanguageCheckpoint.Form.PLAIN);
    edit("use_output_gate", false);
    LanguageCheckpoint loaded = LanguageCheckpoint.load(dir, kernels);
    assertEquals(
        List.of("model.layers.0.attn.ogate_proj.weight", "model.layers.1.attn.ogate_proj.weight"),
        loaded.ignored());
  }

  @Test
  void corruptHeadersGetOneSentence() throws IOException {
    saved(LanguageCheckpoint.Form.PLAIN);
    Path file = dir.resolve("model.safetensors");
    byte[] good = Files.readAllBytes(file);
    for (int cut = 0; cut < good.length; cut += good.length / 30 + 1) {
      Files.write(file, Arrays.copyOf(good, cut));
      assertTrue(failure().contains("model.safetensors"), failure());
    }
    byte[] huge = good.clone();
    huge[7] = 0x7f;
    Files.write(file, huge);
    assertTrue(failure().contains("its header says"), failure());
    byte[] text = good.clone();
    Arrays.fill(text, 8, 40, (byte) '{');
    Files.write(file, text);
    assertTrue(failure().contains("header is not a JSON object"), failure());
    // One entry wrong in one way each.
    header("{\"a\":{\"dtype\":\"I4\",\"shape\":[1],\"data_offsets\":[0,4]}}");
    assertTrue(failure().contains("tensor a has type I4"), failure());
    header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}");
    assertTrue(failure().contains("tensor a of shape [2]"), failure());
    header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}");
    assertTrue(failure().contains("tensor a ends at byte"), failure());
    header("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}");
    assertTrue(failure().contains("tensor a has a shape of"), failure());
    header("{\"a\":{\"dtype\":\"F32\",\"shape\":3}}");
    assertTrue(failure().contains("entry of a"), failure());
    header(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
    assertTrue(failure().contains("tensors a and b share bytes"), failure());
  }

  private void header(String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(text.length).put(text);
    Files.write(dir.resolve("model.safetensors"), out.array());
  }

  @Test
  void configurationsThatMakeNoNetworkAreNamed() throws IOException {
    saved(LanguageCheckpoint.Form.PLAIN);
    edit("num_heads", 5);
    assertTrue(failure().contains("hidden_size 16 is not a multiple of num_heads 5"), failure());
    edit("num_heads", "four");
    assertTrue(failure().contains("num_heads is \"four\", not a number"), failure());
    edit("num_heads", 4);
    edit("fgate_type", "open");
    assertTrue(failure().contains("fgate_type is 'open'; it must be one of full"), failure());
    edit("fgate_type", "full");
    edit("hidden_act", "gelu");
    assertTrue(failure().contains("hidden_act is 'gelu'"), failure());
  }

  @Test
  void missingShardsAreNamedWithTheirTensor() throws IOException {
    saved(new LanguageCheckpoint.Form(LanguageCheckpoint.Naming.OFFICIAL, DType.F32, 4000));
    Path shard;
    try (var files = Files.list(dir)) {
      shard = files.filter(f -> f.toString().contains("00002-of")).findFirst().orElseThrow();
    }
    Files.delete(shard);
    assertTrue(failure().contains(shard.getFileName() + " for tensor model.layers."), failure());
  }

  @Test
  void missingKeysHaveTheOfficialDefaults() throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("num_hidden_layers", 1);
    json.addProperty("hidden_size", 1024);
    json.addProperty("num_heads", 16);
    json.addProperty("use_rope", true);
    FoxConfig config = new FoxConfigJson(json, false).read();
    assertEquals(2816, config.intermediate());
    assertEquals(500_000, config.parts().ropeBase());
    assertEquals(1e-6f, config.normEps());
    assertEquals(FoxParts.Gate.FULL, config.parts().gate());
    json.addProperty("hidden_ratio", 3.5);
    json.addProperty("window_size", 7);
    assertEquals(2560, new FoxConfigJson(json, false).read().intermediate());
    // The official code and FLA store a window and do not use it.
    assertEquals(0, new FoxConfigJson(json, false).read().window());
  }

  @Test
  void sharedNormsOfOldCheckpointsLoadWithoutTheirFlag() throws IOException {
    model = Networks.model("pro shared", kernels);
    saved(LanguageCheckpoint.Form.PLAIN);
    edit("qk_norm_share_param_across_head", null);
    LanguageCheckpoint loaded = LanguageCheckpoint.load(dir, kernels);
    assertEquals(FoxParts.QkNorm.SHARED, loaded.model().config().parts().qkNorm());
  }

  @Test
  void sizesOfTheReleasedModelsAreThoseOfThePaper() {
    // FoX notes 2.4: parameters without the table of embeddings, 760M.
    FoxConfig llama = FoxConfig.of(24, 1536, 24, 4096);
    FoxConfig pro =
        FoxConfig.of(24, 1536, 24, 3584).with(FoxParts.PRO.normed(FoxParts.QkNorm.SHARED));
    assertEquals(757_632_576L, parameters(llama));
    assertEquals(759_441_984L, parameters(pro));
  }

  // Counted without allocating three gigabytes: one layer, times 24, and the rest.
  private long parameters(FoxConfig c) {
    FoxConfig one = FoxConfig.of(1, c.hidden(), c.heads(), c.intermediate()).with(c.parts());
    Parameters.Builder names = new Parameters.Builder();
    FoxLayer.declare(names, one, 0);
    return 24L * names.build().values().length + c.hidden() + 50257L * c.hidden();
  }
}
