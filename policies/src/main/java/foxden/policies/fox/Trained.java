package foxden.policies.fox;

/** What a training run made. */
public interface Trained {

  /** First 16 hex digits of the SHA-256 of the weights file. */
  String hash();
}
