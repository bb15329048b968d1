"""One module per subscription; this is the Subscription type (theo dõi)."""

import strawberry

from api.subscriptions.changes import changes


@strawberry.type(description="What can be followed, over graphql-transport-ws or server-sent events. Theo dõi.")
class Subscription:
    """What can be followed (theo dõi)."""

    changes = strawberry.subscription(changes, description="Every change you may see, in order. Thay đổi.")
