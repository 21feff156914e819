import JWTKit

// The rooms Apps and SignIn are furnished by the commits that follow.
