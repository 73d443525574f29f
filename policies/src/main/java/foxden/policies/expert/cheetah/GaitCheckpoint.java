package foxden.policies.expert.cheetah;

import foxden.policies.nn.Parameters;
import foxden.policies.nn.Safetensors;
import foxden.sim.cheetah.Cheetah;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The expert's weights on disk: {@code gait.safetensors} in a folder.
 *
 * @param hidden units of each of the two hidden layers
 * @param mean of each observed number
 * @param scale one over its standard deviation
 * @param start weights for the first steps, as {@link Mlp} orders them
 * @param run weights for running on
 * @param hash first 16 hex digits of the SHA-256 of the file
 */
record GaitCheckpoint(
    int hidden, float[] mean, float[] scale, float[] start, float[] run, String hash) {

  static final String WEIGHTS = "gait.safetensors";

  private static final List<String> NETWORKS = List.of("start.", "run.");
  private static final List<String> TENSORS =
      List.of(
          "hidden.0.weight",
          "hidden.0.bias",
          "hidden.1.weight",
          "hidden.1.bias",
          "motors.weight",
          "motors.bias");

  private static Parameters parameters(int hidden) {
    Parameters.Builder builder = new Parameters.Builder();
    builder.add("mean", Cheetah.OBSERVATION);
    builder.add("scale", Cheetah.OBSERVATION);
    for (String network : NETWORKS) {
      builder.add(network + "hidden.0.weight", hidden, Cheetah.OBSERVATION);
      builder.add(network + "hidden.0.bias", hidden);
      builder.add(network + "hidden.1.weight", hidden, hidden);
      builder.add(network + "hidden.1.bias", hidden);
      builder.add(network + "motors.weight", Cheetah.MOTORS, hidden);
      builder.add(network + "motors.bias", Cheetah.MOTORS);
    }
    return builder.build();
  }

  /** Writes; returns what {@link #load} would read. */
  static GaitCheckpoint save(
      Path dir, int hidden, float[] mean, float[] scale, float[] start, float[] run)
      throws IOException {
    Files.createDirectories(dir);
    Parameters p = parameters(hidden);
    int in = Cheetah.OBSERVATION;
    System.arraycopy(mean, 0, p.values(), p.slot("mean").offset(), in);
    System.arraycopy(scale, 0, p.values(), p.slot("scale").offset(), in);
    for (int k = 0; k < 2; k++) {
      float[] weights = k == 0 ? start : run;
      int at = 0;
      for (String tensor : TENSORS) {
        Parameters.Slot slot = p.slot(NETWORKS.get(k) + tensor);
        System.arraycopy(weights, at, p.values(), slot.offset(), slot.size());
        at += slot.size();
      }
    }
    Path file = dir.resolve(WEIGHTS);
    Safetensors.write(file, p, Map.of("format", "pt", "task", "cheetah"));
    return new GaitCheckpoint(
        hidden, mean.clone(), scale.clone(), start.clone(), run.clone(), hash(file));
  }

  /**
   * Reads.
   *
   * @throws IOException when the file is missing or not valid; one sentence naming it
   */
  static GaitCheckpoint load(Path dir) throws IOException {
    Path file = dir.resolve(WEIGHTS);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "there is no trained cheetah in " + dir + "; train one with 'foxden train cheetah'");
    }
    Safetensors.Contents contents = Safetensors.read(file);
    Safetensors.Tensor bias = contents.tensors().get("start.hidden.0.bias");
    if (bias == null) {
      throw new IOException(file + " holds no gait network: start.hidden.0.bias is missing");
    }
    int hidden = bias.values().length;
    Parameters p = parameters(hidden);
    Safetensors.load(file, contents, p);
    float[] mean = new float[Cheetah.OBSERVATION];
    float[] scale = new float[Cheetah.OBSERVATION];
    System.arraycopy(p.values(), p.slot("mean").offset(), mean, 0, mean.length);
    System.arraycopy(p.values(), p.slot("scale").offset(), scale, 0, scale.length);
    float[][] weights = new float[2][Mlp.size(GaitNetwork.sizes(hidden))];
    for (int k = 0; k < 2; k++) {
      int at = 0;
      for (String tensor : TENSORS) {
        Parameters.Slot slot = p.slot(NETWORKS.get(k) + tensor);
        System.arraycopy(p.values(), slot.offset(), weights[k], at, slot.size());
        at += slot.size();
      }
    }
    return new GaitCheckpoint(hidden, mean, scale, weights[0], weights[1], hash(file));
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
