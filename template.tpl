___TERMS_OF_SERVICE___

By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "mParticle Pixel",
  "categories": [
    "ANALYTICS",
    "DATA_WAREHOUSING",
    "ATTRIBUTION"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "mParticle Pixel",
    "thumbnail": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAYAAADimHc4AAAFUElEQVR4nOydXWhbZRjHn+ckaRtb+2U2I25t6oYofjBQNjvbbSIiokIvVAS9E6mC3spupA5xKqIoOBmiFwpeiF5MFOsndNRaOz8YIn5UsWk3Xd3SkGZt0zbpeX3euGS2S9uTnrd50pznd5Hz0fc5pf9/3vc5532avH5YI3Xhzk1VQfsWC3CnUrANASIKsY22DVDBKIBJVGqEtiOI8KcN6lgmbX+RPDkYhzWAxTQOtXZephAep6i7KPA6EM6j4AeF6mO08bXYaP8pp2GODNDCU8sn6Ld0A2IQhOVRKkWyHiZDXnBixIoGiPAuOGfE3Lzv4Nm/+2LLNfMtf4UbAsGmwHM0zj1G4gdAKA6tGUK7z6fqU4lNnwGcsgs2K3Syfkt7c8Dv/5DE3w2Ca+gm5et0JnN3oURtXdh8n5/E/0jEN4fWsirg+0Bru/RnFxjQHMm8SgHtIBgGO7S2S88uygGhSOcjiNgDwrpA2t54UWPrPzOJse/y53I7tW27Lg2qqiidqQFh/aC7oxTMXTEd/XZcH+aHoGoVOCDilwC6na+B6v35Q/3S0LqnzY/qdxr7fSCsP//rBdkeQOL3iPglhHpBNVQ/pXfPDUHqJhBKCg09+7LbSyLtVyH6fwGh5CiVuZoeDKwuEJiwuvwI1g4QWNDaUw5QYRCYUGE/FVgiRVVllqGuuQVCLddDVXDlgth8ahJiYz/CVHzMaLxTNtem4cnbx2Hv9inYXLdQVOzpKR8c/aMOnv40DKen3U8QU1UtbCGgkR7gRDyNbqPbmo53yoE7xuHeHZNFi6/RMTpWX8MIiGE9O1cNBnAi3kpt3cY75dYrz4JbTFxDo+vnfvAY9TU2uMXENXJYILAiBjAjBjAjBjAjBjAjBjBjzAD9hOqmrdv4jYoxA/T0gBNhclMJpuM3KsYexPTczFrnZ0zEb1QkBzAjBjDjOQOSs+7/ZBPXyGEsB3DXA5zGD515G27b6q4E/uXwxWAKY1Zy1wOcxh8a7oLe0WuyxZVi0THvHW+Anl5zRURjPYC7HuA0Pj5fD8/+/CAMD74D5YAkYWbEAGbEAGbEAGbEAGbEAGbEAGYqph6wUesJFVMP2Kj1BAy1dSoQ2JAcwIwYwIwYwIzn6gFuP19gGs/VA9x+vsA0nqsHFNt2vZEcwIwYwIwYwIwYwIwYwIwYwIwYwIzUA5iRegAzUg9gRnIAM2IAM2IAM2XzZR1erSeUTQ/waj2hbHqAV+sJkgOYEQOYEQOYEQOYEQOYEQOYEQOYsfTaiFAGeLGeoLW3QClDXwPrDk/WE0h7DEU6+gBxLwilR6mjNBWBZdEDvAmOUw6wj4PAgtae7oLsIyAwYR+xJqKDvyqlfgOhpGjNtfa554BPQCg12ZEna8ACZF6mAWkWhNJAWs/N4ot6N2tAIvpNVIF6BYSSoLWeGu8/o/fzUxEqmT5YLk/FlQyJn8Qp9UzuOG9APD6URKUeBWFdIQMejsUG8mugLPrmupnE2E/BxpYgInaAYBy683k+Hh1YNNQXWsFK/7tiH233gGAOpXpj0a/uhOwc3HkKTUer2RTcQ12lPD5IWwGQ4ifsZPp+WCK+pmA9QGfoiZHUdqXgMAhueWNiZGabzrGFfrjqInqhyM3dCqxDst5wcdCbd0Epuzs+OvDmSu1WFXUmceL72qat75JXNTQsXYuAYsQKkEZpenkLUT0wER34fLX2RS0j2Xz5ri1YFdiPCh+S9eeXoGCaXl+30/Mvxf8aOuk0bM3reDa37m630HcfZZWddNhEF2qibWPFG/PflE2C3ukJki9OQ80AWvD+xEj/MVgD/wIAAP//u8uY9wAAAAZJREFUAwB7BZwg6g1rxgAAAABJRU5ErkJggg\u003d\u003d"
  },
  "description": "Sends custom events and page views with attributes, identities and flags to mParticle, one small request each and without its Web SDK. Waits for consent. Not an official mParticle template.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "apiKey",
    "displayName": "Web API key",
    "simpleValueType": true,
    "help": "The key of your web input in mParticle (Setup \u003e Inputs \u003e Web). It usually looks like us1- followed by 32 letters and digits. The secret is never needed.",
    "alwaysInSummary": true,
    "valueHint": "us1-0123456789abcdef0123456789abcdef",
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the API key of your web input in mParticle."
      },
      {
        "type": "REGEX",
        "args": [
          "^\\s*[A-Za-z0-9]+(-[A-Za-z0-9]+)*\\s*$"
        ],
        "errorMessage": "A web API key has only letters, digits and hyphens, for example us1-0123456789abcdef…"
      }
    ]
  },
  {
    "type": "RADIO",
    "name": "eventKind",
    "displayName": "Event kind",
    "simpleValueType": true,
    "defaultValue": "AppEvent",
    "radioItems": [
      {
        "value": "AppEvent",
        "displayValue": "Custom event"
      },
      {
        "value": "ScreenView",
        "displayValue": "Page view"
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "eventName",
    "displayName": "Event name",
    "simpleValueType": true,
    "help": "The name under which the event appears in mParticle. For a page view it may be left blank: the event is then called PageView.",
    "alwaysInSummary": true,
    "valueHint": "Newsletter sign-up",
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "A custom event needs a name.",
        "enablingConditions": [
          {
            "paramName": "eventKind",
            "paramValue": "AppEvent",
            "type": "EQUALS"
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "eventDetails",
    "displayName": "Event details",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SELECT",
        "name": "eventType",
        "displayName": "Custom event type",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "auto",
            "displayValue": "Automatic"
          },
          {
            "value": "Location",
            "displayValue": "Location"
          },
          {
            "value": "Media",
            "displayValue": "Media"
          },
          {
            "value": "Navigation",
            "displayValue": "Navigation"
          },
          {
            "value": "Other",
            "displayValue": "Other"
          },
          {
            "value": "Search",
            "displayValue": "Search"
          },
          {
            "value": "Social",
            "displayValue": "Social"
          },
          {
            "value": "Transaction",
            "displayValue": "Transaction"
          },
          {
            "value": "Unknown",
            "displayValue": "Unknown"
          },
          {
            "value": "UserContent",
            "displayValue": "User content"
          },
          {
            "value": "UserPreference",
            "displayValue": "User preference"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "auto",
        "help": "A category that mParticle uses to sort events and to filter data. Automatic sends Transaction together with ecommerce data and Unknown otherwise. A variable may yield the name in any spelling (user_content, User Content) or its number.",
        "enablingConditions": [
          {
            "paramName": "eventKind",
            "paramValue": "AppEvent",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "hostName",
        "displayName": "Host name",
        "simpleValueType": true,
        "help": "Blank sends the host name of the page.",
        "notSetText": "Host name of the page",
        "enablingConditions": [
          {
            "paramName": "eventKind",
            "paramValue": "ScreenView",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "pageTitle",
        "displayName": "Page title",
        "simpleValueType": true,
        "help": "Blank sends the title of the page.",
        "notSetText": "Title of the page",
        "enablingConditions": [
          {
            "paramName": "eventKind",
            "paramValue": "ScreenView",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "timestamp",
        "displayName": "Time of the event",
        "simpleValueType": true,
        "help": "Blank sends the current time. Otherwise the time as a number: milliseconds or seconds since 1 January 1970.",
        "notSetText": "Now",
        "valueHint": "1735689600000"
      },
      {
        "type": "TEXT",
        "name": "appVersion",
        "displayName": "App version",
        "simpleValueType": true,
        "help": "The version of your website or app, if you keep one.",
        "valueHint": "4.2.0"
      },
      {
        "type": "TEXT",
        "name": "latitude",
        "displayName": "Latitude",
        "simpleValueType": true,
        "help": "In degrees, from -90 to 90. The location is sent when latitude and longitude are both given.",
        "valueHint": "26.4619396"
      },
      {
        "type": "TEXT",
        "name": "longitude",
        "displayName": "Longitude",
        "simpleValueType": true,
        "help": "In degrees, from -180 to 180.",
        "valueHint": "-80.0691996"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "eventAttributesGroup",
    "displayName": "Event attributes",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "eventAttributes",
        "displayName": "Event attributes",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Key",
            "name": "key",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "NON_EMPTY",
                "errorMessage": "Enter a key."
              },
              {
                "type": "REGEX",
                "args": [
                  "[^,]*"
                ],
                "errorMessage": "A key must not contain a comma: mParticle separates keys by commas."
              }
            ]
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add event attribute"
      },
      {
        "type": "TEXT",
        "name": "eventAttributesObject",
        "displayName": "More event attributes from a variable",
        "simpleValueType": true,
        "help": "A variable that yields an object, for example {\"plan\": \"pro\", \"seats\": 5}. A row of the table wins over the same key of the object; a row with an empty value leaves that key out.",
        "valueHint": "{{Event attributes}}"
      },
      {
        "type": "CHECKBOX",
        "name": "sendPageUrl",
        "checkboxText": "Send the page URL as page_url",
        "simpleValueType": true
      },
      {
        "type": "CHECKBOX",
        "name": "sendPagePath",
        "checkboxText": "Send the page path as page_path",
        "simpleValueType": true
      },
      {
        "type": "CHECKBOX",
        "name": "sendReferrer",
        "checkboxText": "Send the referrer as page_referrer",
        "simpleValueType": true
      },
      {
        "type": "CHECKBOX",
        "name": "sendUtm",
        "checkboxText": "Send the UTM parameters of the page URL under their own names",
        "simpleValueType": true,
        "help": "utm_source, utm_medium, utm_campaign, utm_term, utm_content, utm_id and any other parameter that begins with utm_."
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "userIdentitiesGroup",
    "displayName": "User identities",
    "groupStyle": "ZIPPY_CLOSED",
    "help": "Who the user is. Without an identity mParticle cannot tie the event to a person. Identities travel in the address of the request: send only what your privacy policy covers.",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "userIdentities",
        "displayName": "User identities",
        "simpleTableColumns": [
          {
            "defaultValue": "customerid",
            "displayName": "Type",
            "name": "key",
            "type": "SELECT",
            "selectItems": [
              {
                "value": "customerid",
                "displayValue": "Customer ID"
              },
              {
                "value": "email",
                "displayValue": "Email"
              },
              {
                "value": "facebook",
                "displayValue": "Facebook"
              },
              {
                "value": "facebookcustomaudienceid",
                "displayValue": "Facebook App User ID"
              },
              {
                "value": "google",
                "displayValue": "Google"
              },
              {
                "value": "microsoft",
                "displayValue": "Microsoft"
              },
              {
                "value": "mobile_number",
                "displayValue": "Mobile number"
              },
              {
                "value": "other",
                "displayValue": "Other"
              },
              {
                "value": "other2",
                "displayValue": "Other 2"
              },
              {
                "value": "other3",
                "displayValue": "Other 3"
              },
              {
                "value": "other4",
                "displayValue": "Other 4"
              },
              {
                "value": "other5",
                "displayValue": "Other 5"
              },
              {
                "value": "other6",
                "displayValue": "Other 6"
              },
              {
                "value": "other7",
                "displayValue": "Other 7"
              },
              {
                "value": "other8",
                "displayValue": "Other 8"
              },
              {
                "value": "other9",
                "displayValue": "Other 9"
              },
              {
                "value": "other10",
                "displayValue": "Other 10"
              },
              {
                "value": "phone_number_2",
                "displayValue": "Phone number 2"
              },
              {
                "value": "phone_number_3",
                "displayValue": "Phone number 3"
              },
              {
                "value": "twitter",
                "displayValue": "Twitter"
              },
              {
                "value": "yahoo",
                "displayValue": "Yahoo"
              }
            ],
            "macrosInSelect": true,
            "isUnique": true
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add user identity"
      },
      {
        "type": "TEXT",
        "name": "userIdentitiesObject",
        "displayName": "More user identities from a variable",
        "simpleValueType": true,
        "help": "A variable that yields an object, for example {\"email\": \"ada@example.com\", \"customerId\": \"1234\"}. The types may be spelled as in the Web SDK or in the Events API. A row of the table wins over the same type of the object.",
        "valueHint": "{{User identities}}"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "userAttributesGroup",
    "displayName": "User attributes",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "userAttributes",
        "displayName": "User attributes",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Key",
            "name": "key",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "NON_EMPTY",
                "errorMessage": "Enter a key."
              },
              {
                "type": "REGEX",
                "args": [
                  "[^,]*"
                ],
                "errorMessage": "A key must not contain a comma: mParticle separates keys by commas."
              }
            ]
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add user attribute",
        "help": "mParticle reserves $Age, $FirstName, $LastName, $Gender, $Mobile, $Address, $City, $State, $Zip and $Country for these meanings."
      },
      {
        "type": "TEXT",
        "name": "userAttributesObject",
        "displayName": "More user attributes from a variable",
        "simpleValueType": true,
        "help": "A variable that yields an object. A row of the table wins over the same key of the object.",
        "valueHint": "{{User attributes}}"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "customFlagsGroup",
    "displayName": "Custom flags",
    "groupStyle": "ZIPPY_CLOSED",
    "help": "Custom flags reach only the integration that they name, for example Google.Category, unlike attributes, which reach all.",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "customFlags",
        "displayName": "Custom flags",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Key",
            "name": "key",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "NON_EMPTY",
                "errorMessage": "Enter a key."
              },
              {
                "type": "REGEX",
                "args": [
                  "[^,]*"
                ],
                "errorMessage": "A key must not contain a comma: mParticle separates keys by commas."
              }
            ]
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add custom flag"
      },
      {
        "type": "TEXT",
        "name": "customFlagsObject",
        "displayName": "More custom flags from a variable",
        "simpleValueType": true,
        "help": "A variable that yields an object. A row of the table wins over the same key of the object.",
        "valueHint": "{{Custom flags}}"
      },
      {
        "type": "CHECKBOX",
        "name": "sendClickIds",
        "checkboxText": "Send the click IDs of ads",
        "simpleValueType": true,
        "help": "Reads gclid, gbraid, wbraid, fbclid, ttclid and ScCid from the page URL and the cookies _fbc, _fbp and _scid, and sends them as the custom flags that mParticle’s Web SDK uses."
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "ecommerceGroup",
    "displayName": "Ecommerce",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "CHECKBOX",
        "name": "sendEcommerce",
        "checkboxText": "Send ecommerce data as event attributes",
        "simpleValueType": true,
        "help": "Reads the GA4 ecommerce object of the data layer. mParticle receives a custom event with attributes such as Transaction Id, Total Amount and Product Count, not one of its commerce events: revenue reports and product features do not see it.",
        "subParams": [
          {
            "type": "TEXT",
            "name": "ecommerceObject",
            "displayName": "Ecommerce object",
            "simpleValueType": true,
            "help": "A variable that yields an object in the form of the GA4 ecommerce object. Blank reads ecommerce from the data layer.",
            "notSetText": "ecommerce of the data layer",
            "valueHint": "{{Ecommerce}}",
            "enablingConditions": [
              {
                "paramName": "sendEcommerce",
                "paramValue": true,
                "type": "EQUALS"
              }
            ]
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "consentGroup",
    "displayName": "Consent",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "RADIO",
        "name": "consentMode",
        "displayName": "Consent of the visitor",
        "simpleValueType": true,
        "defaultValue": "none",
        "radioItems": [
          {
            "value": "none",
            "displayValue": "Not checked by this tag",
            "help": "GTM’s own consent settings of the tag still apply."
          },
          {
            "value": "require",
            "displayValue": "Required: without consent nothing is sent"
          },
          {
            "value": "wait",
            "displayValue": "Awaited: sent once, as soon as consent is given",
            "help": "The event is sent with the values and the time of the moment when the tag fired. While it waits, GTM sees the tag as completed. A visitor who leaves the page before consenting sends nothing."
          }
        ],
        "help": "GTM treats a consent type that nobody has set as granted: let your consent banner set a default first. For consent types of your own use GTM’s consent settings of the tag; a template may check only types that its permissions name."
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "consentTypes",
        "displayName": "Consent types that must all be granted",
        "simpleTableColumns": [
          {
            "defaultValue": "analytics_storage",
            "displayName": "Consent type",
            "name": "type",
            "type": "SELECT",
            "selectItems": [
              {
                "value": "ad_personalization",
                "displayValue": "ad_personalization"
              },
              {
                "value": "ad_storage",
                "displayValue": "ad_storage"
              },
              {
                "value": "ad_user_data",
                "displayValue": "ad_user_data"
              },
              {
                "value": "analytics_storage",
                "displayValue": "analytics_storage"
              },
              {
                "value": "functionality_storage",
                "displayValue": "functionality_storage"
              },
              {
                "value": "personalization_storage",
                "displayValue": "personalization_storage"
              },
              {
                "value": "security_storage",
                "displayValue": "security_storage"
              }
            ],
            "isUnique": true
          }
        ],
        "newRowButtonText": "Add consent type",
        "defaultValue": [
          {
            "type": "analytics_storage"
          }
        ],
        "valueValidators": [
          {
            "type": "TABLE_ROW_COUNT",
            "args": [
              1
            ],
            "errorMessage": "Add at least one consent type."
          }
        ],
        "enablingConditions": [
          {
            "paramName": "consentMode",
            "paramValue": "none",
            "type": "NOT_EQUALS"
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "settings",
    "displayName": "More settings",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SELECT",
        "name": "environment",
        "displayName": "Environment",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "auto",
            "displayValue": "Automatic"
          },
          {
            "value": "development",
            "displayValue": "Development"
          },
          {
            "value": "production",
            "displayValue": "Production"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "auto",
        "help": "Development data shows in mParticle’s Live Stream and stays out of your production data. Automatic means development while GTM’s preview mode is on and production otherwise."
      },
      {
        "type": "SELECT",
        "name": "commaHandling",
        "displayName": "Commas inside values",
        "selectItems": [
          {
            "value": "drop",
            "displayValue": "Leave the pair out"
          },
          {
            "value": "replace",
            "displayValue": "Replace by another character"
          },
          {
            "value": "encode",
            "displayValue": "Send as they are (encoded)"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "encode",
        "help": "mParticle separates values by commas. Encoded commas inside a value are what mParticle’s own AMP integration sends; choose another way only if you see values split in mParticle."
      },
      {
        "type": "TEXT",
        "name": "commaReplacement",
        "displayName": "Replace commas by",
        "simpleValueType": true,
        "defaultValue": ";",
        "enablingConditions": [
          {
            "paramName": "commaHandling",
            "paramValue": "replace",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "extraParameters",
        "displayName": "Extra query parameters",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Name",
            "name": "key",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "NON_EMPTY",
                "errorMessage": "Enter the name of the parameter."
              }
            ]
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add query parameter",
        "help": "For parameters that this tag has no field for, such as amp_id, path or consent_state. Parameters that the tag sends itself cannot be overridden."
      },
      {
        "type": "TEXT",
        "name": "maxUrlLength",
        "displayName": "Longest URL",
        "simpleValueType": true,
        "defaultValue": "8000",
        "valueUnit": "characters",
        "help": "Room is given in this order: event, page, location and version, extra query parameters, user identities, event attributes, user attributes, custom flags. A pair for which no room is left is left out, with a warning; the event is still sent.",
        "valueValidators": [
          {
            "type": "POSITIVE_NUMBER",
            "errorMessage": "Enter a whole number above 0."
          }
        ]
      },
      {
        "type": "RADIO",
        "name": "completion",
        "displayName": "The tag has succeeded",
        "simpleValueType": true,
        "defaultValue": "response",
        "radioItems": [
          {
            "value": "response",
            "displayValue": "when mParticle answers with an image"
          },
          {
            "value": "request",
            "displayValue": "as soon as the request is sent"
          }
        ],
        "help": "mParticle does not document its answer. If the tag shows as failed although the event arrived, choose the second. It matters when another tag waits for this one."
      },
      {
        "type": "CHECKBOX",
        "name": "debugLogging",
        "checkboxText": "Log what is sent to the console in preview mode",
        "simpleValueType": true,
        "help": "Warnings are shown in preview mode in any case. Nothing is ever logged to your visitors."
      }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const addConsentListener = require('addConsentListener');
const copyFromDataLayer = require('copyFromDataLayer');
const decodeUriComponent = require('decodeUriComponent');
const encodeUriComponent = require('encodeUriComponent');
const getContainerVersion = require('getContainerVersion');
const getCookieValues = require('getCookieValues');
const getReferrerUrl = require('getReferrerUrl');
const getTimestampMillis = require('getTimestampMillis');
const getType = require('getType');
const getUrl = require('getUrl');
const isConsentGranted = require('isConsentGranted');
const JSON = require('JSON');
const logToConsole = require('logToConsole');
const makeInteger = require('makeInteger');
const makeNumber = require('makeNumber');
const queryPermission = require('queryPermission');
const readTitle = require('readTitle');
const sendPixel = require('sendPixel');

/**
 * Shows in GTM's preview mode, never to visitors, what this run does not send as it came in.
 * @param subject What came in.
 * @param verdict What is the matter with it.
 */
function warn(subject, verdict) {
  logToConsole('mParticle Pixel: "' + subject + '" ' + verdict);
}

/** A name without what its spellings differ in: case, blanks, hyphens and underscores. */
function bare(name) {
  return name.toLowerCase().split(' ').join('').split('-').join('').split('_').join('');
}

/** mParticle's spelling of each user identity type, by its bare spelling. */
const identityTypes = {
  customerid: 'customerid',
  email: 'email',
  mobile: 'mobile_number',
  mobilenumber: 'mobile_number',
  phonenumber2: 'phone_number_2',
  phonenumber3: 'phone_number_3',
  facebook: 'facebook',
  facebookcustomaudienceid: 'facebookcustomaudienceid',
  google: 'google',
  microsoft: 'microsoft',
  twitter: 'twitter',
  yahoo: 'yahoo',
  other: 'other',
  other2: 'other2',
  other3: 'other3',
  other4: 'other4',
  other5: 'other5',
  other6: 'other6',
  other7: 'other7',
  other8: 'other8',
  other9: 'other9',
  other10: 'other10'
};

/** mParticle's spelling of a user identity type; an unknown type stays as it is. */
function identityType(name) {
  // The Events API spells other2 as other_id_2.
  const type = identityTypes[name] || identityTypes[bare(name).replace('otherid', 'other')];
  if (type) return type;
  if (name) warn(name, 'is no known identity type');
  return name;
}

function isObject(value) {
  return getType(value) === 'object';
}

function rowsOf(list) {
  return getType(list) === 'array' ? list.filter(isObject) : [];
}

/**
 * A value as mParticle takes it: text, and all else as JSON text. '' stands for no value: undefined, null,
 * NaN, a function, an object that JSON cannot express. Half a surrogate pair, which no URL can carry, is
 * left out by itself.
 */
function toText(value) {
  if (typeof value !== 'string') {
    const json = JSON.stringify(value);
    return json === 'null' ? '' : toText(json || '');
  }
  if (encodeUriComponent(value)) return value;
  return (
    decodeUriComponent(
      value
        .split('')
        .map(
          (half, index, halves) =>
            encodeUriComponent(half) || encodeUriComponent(half + halves[index + 1])
        )
        .join('')
    ) || ''
  );
}

/** Decodes text by itself; what cannot be decoded stays as it is. */
function decode(text) {
  return decodeUriComponent(text) || text;
}

/** Text without blanks around it; '' also for objects and arrays, whose JSON would make no name. */
function toName(value) {
  return value == null || typeof value === 'object' ? '' : toText(value).trim();
}

/** A name cut to the 256 characters that mParticle stores. */
function cut(name) {
  if (name.length <= 256) return name;
  warn(name, 'is cut to 256 characters');
  return toText(name.slice(0, 256));
}

/**
 * Adds to `pairs` those of an object that a variable yields and those of a table with the columns key and
 * value. Of a key that comes twice the last value stays, so the table wins.
 */
function readPairs(pairs, table, object, isIdentities) {
  const put = (name, value) => {
    const key = cut(isIdentities ? identityType(toText(name)) : toText(name));
    if (isIdentities && typeof value === 'boolean') {
      // A variable that GTM cannot read is false, which is nobody's e-mail address.
      warn(key, 'is left out: it is a boolean');
    } else {
      if (pairs[key]) warn(key, 'has several values: the last is sent');
      pairs[key] = toText(value);
    }
  };
  if (object) {
    if (isObject(object)) {
      for (const key in object) put(key, object[key]);
    } else {
      warn(toText(object), 'is no object');
    }
  }
  if (table) {
    for (const row of rowsOf(table)) put(row.key, row.value);
  }
  return pairs;
}

/** In the order of the Web SDK's numbers. */
const eventTypes = [
  'Unknown',
  'Navigation',
  'Location',
  'Search',
  'Transaction',
  'UserContent',
  'UserPreference',
  'Social',
  'Other',
  'Media'
];

/** mParticle's spelling of the custom event type, given in any spelling or as the Web SDK's number. */
function customEventType(automatic) {
  const name = toName(data.eventType);
  if (name && name !== 'auto') {
    const type =
      eventTypes[makeNumber(name)] ||
      eventTypes.filter((type) => type.toLowerCase() === bare(name))[0];
    if (type) return type;
    warn(name, 'is no event type');
  }
  return automatic;
}

/** `latitude,longitude` in degrees, or '' unless both are numbers within range. */
function location() {
  const north = toName(data.latitude);
  const east = toName(data.longitude);
  if (
    north &&
    east &&
    makeNumber(north) <= 90 &&
    makeNumber(north) >= -90 &&
    makeNumber(east) <= 180 &&
    makeNumber(east) >= -180
  ) {
    return makeNumber(north) + ',' + makeNumber(east);
  }
  if (north + east) warn(north + ',' + east, 'is no location');
  return '';
}

/** Whether the event is development data; as GTM previews the container unless the field says otherwise. */
function isDevelopment() {
  const name = toName(data.environment).toLowerCase();
  if (name === 'development' || name === 'true') return true;
  if (name === 'production' || name === 'false') return false;
  if (name && name !== 'auto') warn(name, 'is no environment');
  return getContainerVersion().debugMode || getContainerVersion().previewMode;
}

/** Milliseconds since 1970, from a field in milliseconds or seconds; now, if it holds no time. */
function eventTime() {
  const text = toName(data.timestamp);
  if (text) {
    const number = makeNumber(text);
    // 100 billion seconds are the year 5138 and as many milliseconds 1973: no event lies in between.
    const time = makeInteger(number < 100000000000 ? number * 1000 : number);
    if (time > 0 && time < 100000000000000) return time;
    warn(text, 'is no time');
  }
  return getTimestampMillis();
}

/** What this run finds on the page, before the fields, which win over it. */
const attributes = {};
const flags = {};

/** The custom flags in which mParticle's Web SDK sends click IDs, by query parameter in lower case. */
const parameterFlags = {
  gclid: 'GoogleEnhancedConversions.Gclid',
  gbraid: 'GoogleEnhancedConversions.Gbraid',
  wbraid: 'GoogleEnhancedConversions.Wbraid',
  fbclid: 'Facebook.ClickId',
  ttclid: 'TikTok.Callback',
  sccid: 'SnapchatConversions.ClickId'
};

/** The cookies that hold click IDs, each with its custom flag. */
const cookieFlags = [
  ['_fbc', 'Facebook.ClickId'],
  ['_fbp', 'Facebook.BrowserId'],
  ['_scid', 'SnapchatConversions.Cookie1']
];

/** Adds the details of the page and the click IDs that the tag is to send. */
function addPage() {
  if (data.sendPageUrl) attributes.page_url = getUrl();
  if (data.sendPagePath) attributes.page_path = getUrl('path');
  if (data.sendReferrer) attributes.page_referrer = getReferrerUrl();
  if (data.sendUtm || data.sendClickIds) {
    for (const part of getUrl('query').split('+').join(' ').split('&')) {
      const name = decode(part.split('=')[0] || '').toLowerCase();
      const value = decode(part.split('=').slice(1).join('='));
      // Of a parameter that comes twice the first counts.
      if (data.sendUtm && name.match('^utm_') && !attributes[name]) attributes[cut(name)] = value;
      const flag = data.sendClickIds && parameterFlags[name];
      if (flag && value) {
        // Meta's form of a click ID: fb, how deep the domain is (1 or 2), when the ID was seen, the ID.
        flags[flag] =
          flags[flag] ||
          (name === 'fbclid'
            ? 'fb.' +
              (getUrl('host').split('.').length > 2 ? 2 : 1) +
              '.' +
              getTimestampMillis() +
              '.'
            : '') + value;
      }
    }
  }
  if (data.sendClickIds) {
    for (const cookie of cookieFlags) {
      const value = getCookieValues(cookie[0], false)[0];
      // A parameter is fresher than the cookie that an earlier one left.
      if (value && !flags[cookie[1]]) flags[cookie[1]] = toText(decode(value));
    }
  }
}

/** The names that mParticle's Web SDK gives to what GA4's ecommerce object holds. */
const orderNames = {
  transaction_id: 'Transaction Id',
  affiliation: 'Affiliation',
  coupon: 'Coupon Code',
  currency: 'Currency Code',
  value: 'Total Amount',
  tax: 'Tax Amount',
  shipping: 'Shipping Amount',
  item_list_name: 'Product Impression List',
  promotion_id: 'Id',
  promotion_name: 'Name',
  creative_name: 'Creative',
  creative_slot: 'Position'
};

const itemNames = {
  item_id: 'Id',
  item_name: 'Name',
  item_brand: 'Brand',
  item_category: 'Category',
  item_variant: 'Variant',
  item_list_name: 'Product Impression List',
  affiliation: 'Affiliation',
  index: 'Position',
  coupon: 'Coupon Code',
  price: 'Item Price',
  quantity: 'Quantity'
};

/** Adds each single value under the name of the Web SDK; under GA4's if it has none or the name is taken. */
function rename(source, names, renamed) {
  for (const key in source) {
    const name = names[key];
    if (typeof source[key] !== 'object') {
      if (toText(source[key])) {
        renamed[name && renamed[name] === undefined ? name : key] = source[key];
      }
    } else if (source[key] && key !== 'items') {
      warn(key, 'is left out: it is an object');
    }
  }
  return renamed;
}

function addItem(item, renamed) {
  const total = makeNumber(item.price) * makeNumber(item.quantity == null ? 1 : item.quantity);
  if (toText(item.price) && total === total) {
    // Rounded, because 3 times 0.1 is 0.30000000000000004.
    renamed['Total Product Amount'] = makeInteger(total * 10000) / 10000;
  }
  return rename(item, itemNames, renamed);
}

/** Adds a GA4 ecommerce object to the event attributes: a single item by its values, several as one list. */
function addEcommerce(ecommerce) {
  const order = rename(ecommerce, orderNames, {});
  const given = ecommerce.items;
  const items = rowsOf(given);
  if (given && items.length !== given.length) warn('item', 'is no object');
  if (items[0]) order['Product Count'] = items.length;
  if (items[1]) {
    order.Products = items.map((item) => addItem(item, {}));
  } else if (items[0]) addItem(items[0], order);
  for (const name in order) attributes[cut(toText(name))] = toText(order[name]);
}

/** The event that the fields and the page describe; undefined when there is no key or no name for it. */
function readEvent() {
  const isPageView = data.eventKind === 'ScreenView';
  const apiKey = toName(data.apiKey);
  const name = cut(toName(data.eventName)) || (isPageView ? 'PageView' : '');
  // Dots alone would be a step in the path of the URL.
  if (!name || apiKey.match('^\\.*$')) {
    warn(name ? 'Web API key' : 'Event name', 'is missing');
    return;
  }

  addPage();

  let automaticType = 'Unknown';
  if (data.sendEcommerce) {
    const ecommerce = data.ecommerceObject || copyFromDataLayer('ecommerce');
    if (isObject(ecommerce)) {
      automaticType = 'Transaction';
      addEcommerce(ecommerce);
    } else {
      warn('ecommerce', 'is no object');
    }
  }

  const details = {
    hn: isPageView ? toName(data.hostName) || getUrl('host') : '',
    ttl: isPageView ? toName(data.pageTitle) || toText(readTitle()) : '',
    lc: location(),
    av: toName(data.appVersion)
  };
  const extras = readPairs({}, data.extraParameters);
  for (const parameter in extras) {
    if (parameter.match('^(dt|et|n|ct|dbg|hn|ttl|lc|av|(ui|attrs|ua|flags)_[tkv])?$')) {
      warn(parameter, parameter ? 'is left out: the tag sends it' : 'is left out: it is empty');
    } else {
      details[parameter] = extras[parameter] || '';
    }
  }

  return {
    apiKey: apiKey,
    type: isPageView ? '' : customEventType(automaticType),
    name: name,
    time: eventTime(),
    debug: isDevelopment(),
    details: details,
    lists: {
      ui: readPairs({}, data.userIdentities, data.userIdentitiesObject, true),
      attrs: readPairs(attributes, data.eventAttributes, data.eventAttributesObject),
      ua: readPairs({}, data.userAttributes, data.userAttributesObject),
      flags: readPairs(flags, data.customFlags, data.customFlagsObject)
    }
  };
}

/** Whether a URL is longer than is allowed, as the browser sends it: with apostrophes encoded. */
function isTooLong(url) {
  return (
    url.split("'").join('%27').length >
    (makeNumber(data.maxUrlLength) > 0 ? makeNumber(data.maxUrlLength) : 8000)
  );
}

/**
 * The URL that sends the event to mParticle's Pixel Service. The order of the parameters is the order in
 * which they get room when the URL grows too long; the event itself is sent in any case.
 */
function pixelUrl(event, isMeasured) {
  let url =
    'https://pixels.mparticle.com/v1/' +
    encodeUriComponent(event.apiKey) +
    '/Pixel?dt=' +
    (event.type ? 'AppEvent&et=' + event.type : 'ScreenView') +
    '&n=' +
    encodeUriComponent(event.name) +
    '&ct=' +
    event.time +
    '&dbg=' +
    event.debug;

  for (const name in event.details) {
    const value = event.details[name];
    if (value) {
      // The comma of a location stays as it is.
      const parameter =
        '&' + encodeUriComponent(name) + '=' + (name === 'lc' ? value : encodeUriComponent(value));
      if (isMeasured && isTooLong(url + parameter)) {
        warn(name, 'is left out: the URL is full');
      } else url += parameter;
    }
  }

  for (const list in event.lists) {
    const pairs = event.lists[list] || {};
    const names = [];
    const values = [];
    // Each element is encoded by itself and the commas between them are not, as mParticle's AMP integration
    // sends them: a comma inside a value stays apart from the separators.
    const written = (all, allValues) =>
      '&' +
      list +
      (list === 'ui' ? '_t=' : '_k=') +
      all.join(',') +
      '&' +
      list +
      '_v=' +
      allValues.join(',');

    for (const key in pairs) {
      const text =
        data.commaHandling === 'replace'
          ? toText(pairs[key]).split(',').join(toText(data.commaReplacement))
          : pairs[key];
      if (text) {
        const name = encodeUriComponent(key);
        const value = encodeUriComponent(text);
        // Cut short a value would mean something else: another user, a JSON text that is none.
        const reason = !key
          ? 'it is empty'
          : (data.commaHandling === 'drop' ? key + text : key).match(',')
            ? 'it has a comma'
            : text.length > (list === 'ui' ? 256 : 4096)
              ? 'it is too long'
              : names.length === 100
                ? 'there are 100'
                : isMeasured &&
                  isTooLong(url + written(names.concat(name), values.concat(value))) &&
                  'the URL is full';
        if (reason) {
          warn(key, 'is left out: ' + reason);
          pairs[key] = '';
        } else {
          names.push(name);
          values.push(value);
        }
      }
    }
    if (names.length) url += written(names, values);
  }
  return isTooLong(url) && !isMeasured ? pixelUrl(event, true) : url;
}

const event = readEvent();
const url = event && pixelUrl(event);
let sent = false;

const types = rowsOf(data.consentTypes).map((row) => row.type);
// Asked for a type that the permissions of the template do not name, GTM would throw.
const canCheck = types[0] && types.every((type) => queryPermission('access_consent', type, 'read'));
const missing = () => types.filter((type) => !canCheck || !isConsentGranted(type));

if (url && data.debugLogging) logToConsole(decode(url.split('&').join('\n')));
if (!url) {
  data.gtmOnFailure();
} else if (
  (data.consentMode === 'wait' || data.consentMode === 'require') &&
  (!canCheck || missing().length)
) {
  if (data.consentMode === 'wait' && canCheck) {
    warn(missing().join(', '), 'is not granted: the event waits');
    for (const type of types) {
      addConsentListener(type, () => {
        if (!sent && !missing().length) {
          sendPixel(url);
          sent = true;
        }
      });
    }
  } else {
    warn(missing().join(', '), 'is not granted: the event is not sent');
  }
  data.gtmOnSuccess();
} else if (data.completion === 'request') {
  sendPixel(url);
  data.gtmOnSuccess();
} else {
  sendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);
}


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_personalization"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_user_data"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "analytics_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "functionality_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "personalization_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "security_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "get_cookies",
        "versionId": "1"
      },
      "param": [
        {
          "key": "cookieAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "cookieNames",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "_fbc"
              },
              {
                "type": 1,
                "string": "_fbp"
              },
              {
                "type": 1,
                "string": "_scid"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "get_referrer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urlParts",
          "value": {
            "type": 1,
            "string": "any"
          }
        },
        {
          "key": "queriesAllowed",
          "value": {
            "type": 1,
            "string": "any"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "get_url",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urlParts",
          "value": {
            "type": 1,
            "string": "any"
          }
        },
        {
          "key": "queriesAllowed",
          "value": {
            "type": 1,
            "string": "any"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "logging",
        "versionId": "1"
      },
      "param": [
        {
          "key": "environments",
          "value": {
            "type": 1,
            "string": "debug"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "read_container_data",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "read_data_layer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "allowedKeys",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "ecommerce"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "read_title",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "send_pixel",
        "versionId": "1"
      },
      "param": [
        {
          "key": "allowedUrls",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://pixels.mparticle.com/v1/*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: A custom event sends its name, its type, the time and the environment
  code: |-
    run({});

    assertThat(sent).isEqualTo([
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
        '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false',
    ]);
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A page view sends the host name and the title of the page, and no custom event
    type
  code: |-
    run({ eventKind: 'ScreenView', eventName: 'Plans' });

    assertThat(sent).isEqualTo([
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
        '?dt=ScreenView&n=Plans&ct=1735689600000&dbg=false&hn=www.example.com&ttl=Plans%20%26%20prices',
    ]);
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A page view without a name is called PageView
  code: |-
    run({ eventKind: 'ScreenView', eventName: ' ' });

    assertThat(parameter('dt')).isEqualTo('ScreenView');
    assertThat(parameter('n')).isEqualTo('PageView');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: The host name and the title of a page view can be given
  code: |-
    run({ eventKind: 'ScreenView', hostName: ' shop.example.org ', pageTitle: 'Your plan, your price' });

    assertThat(parameter('hn')).isEqualTo('shop.example.org');
    assertThat(parameter('ttl')).isEqualTo('Your%20plan%2C%20your%20price');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A custom event never sends a host name or a title, even if they are given
  code: |-
    run({ hostName: 'shop.example.org', pageTitle: 'Your plan' });

    assertThat(parameter('n')).isEqualTo('Sign-up');
    assertThat(parameter('hn')).isUndefined();
    assertThat(parameter('ttl')).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An event name is trimmed and encoded; a number will do
  code: |-
    run({ eventName: '  Größe & Preis?#/%  ' });
    assertThat(parameter('n')).isEqualTo('Gr%C3%B6%C3%9Fe%20%26%20Preis%3F%23%2F%25');

    run({ eventName: 404 });
    assertThat(parameter('n')).isEqualTo('404');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A custom event without a name fails with a message, and nothing is sent
  code: |-
    run({ eventName: ' ' });

    assertApi('sendPixel').wasNotCalled();
    assertThat(logs('"Event name" is missing')).isTrue();
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: 'What is no text makes no event name: the tag fails'
  code: |-
    [{ name: 'Sign-up' }, ['Sign-up'], undefined, null, 0 / 0, () => 'Sign-up'].forEach((name) => {
      run({ eventName: name });
      assertThat(logs('"Event name" is missing')).isTrue();
    });

    assertApi('sendPixel').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: Without a Web API key the tag fails with a message, and nothing is sent
  code: |-
    run({ apiKey: undefined });

    assertApi('sendPixel').wasNotCalled();
    assertThat(logs('"Web API key" is missing')).isTrue();
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: A Web API key is trimmed and stays one segment of the path, whatever a variable
    yields
  code: |-
    run({ apiKey: ' us1-0123456789abcdef0123456789abcdef ' });
    assertThat(sent[0].split('?')[0].split('/')[4]).isEqualTo('us1-0123456789abcdef0123456789abcdef');

    run({ apiKey: '../v2?a=b#c' });
    assertThat(sent[0].split('?')[0]).isEqualTo('https://pixels.mparticle.com/v1/..%2Fv2%3Fa%3Db%23c/Pixel');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A Web API key of dots alone, which would be a step in the path, fails
  code: |-
    ['.', '..', ' .. '].forEach((key) => run({ apiKey: key }));

    assertApi('sendPixel').wasNotCalled();
    assertThat(logs('"Web API key"')).isTrue();
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: A custom event type may come in any spelling
  code: |-
    const sentTypes = ['UserContent', 'user_content', 'User Content', 'USER-CONTENT', 'media'].map((type) => {
      run({ eventType: type });
      return parameter('et');
    });

    assertThat(sentTypes).isEqualTo(['UserContent', 'UserContent', 'UserContent', 'UserContent', 'Media']);
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A custom event type may come as the number that the Web SDK gives it
  code: |-
    const sentTypes = [0, 1, '5', 9].map((type) => {
      run({ eventType: type });
      return parameter('et');
    });

    assertThat(sentTypes).isEqualTo(['Unknown', 'Navigation', 'UserContent', 'Media']);
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A custom event type that does not exist becomes Unknown, with a warning
  code: |-
    run({ eventType: 'Purchase' });

    assertThat(parameter('et')).isEqualTo('Unknown');
    assertThat(logs('"Purchase" is no event type')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Blanks around a custom event type and an environment do not matter
  code: |-
    run({ eventType: ' Navigation ', environment: ' development ' });

    assertThat(parameter('et')).isEqualTo('Navigation');
    assertThat(parameter('dbg')).isEqualTo('true');
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A time in milliseconds is sent as it is, also when it is text
  code: |-
    run({ timestamp: 1700000000123 });
    assertThat(parameter('ct')).isEqualTo('1700000000123');

    run({ timestamp: ' 1700000000123 ' });
    assertThat(parameter('ct')).isEqualTo('1700000000123');
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A time in seconds is sent in milliseconds
  code: |-
    run({ timestamp: '1700000000' });
    assertThat(parameter('ct')).isEqualTo('1700000000000');

    run({ timestamp: 1700000000.5 });
    assertThat(parameter('ct')).isEqualTo('1700000000500');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: What is no time becomes the current time, with a warning
  code: |-
    ['yesterday', '-5', '2025-01-01', 1000000000000000, true].forEach((value) => {
      run({ timestamp: value });
      assertThat(parameter('ct')).isEqualTo('1735689600000');
      assertThat(logs('"' + value + '" is no time')).isTrue();
    });

    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A time is told from a mistake, and seconds from milliseconds, at the same
    bounds for all
  code: |-
    [
      { value: ' ', time: '1735689600000', warns: false },
      { value: 0, time: '1735689600000', warns: true },
      { value: 99999999999, time: '99999999999000', warns: false },
      { value: 100000000000, time: '100000000000', warns: false },
      { value: 99999999999999, time: '99999999999999', warns: false },
      { value: 100000000000000, time: '1735689600000', warns: true },
    ].forEach((bound) => {
      run({ timestamp: bound.value });
      assertThat(parameter('ct'), bound.value).isEqualTo(bound.time);
      assertThat(logs('is no time'), bound.value).isEqualTo(bound.warns);
    });

    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: In GTM’s preview or debug mode the event is development data, otherwise production
    data
  code: |-
    const environments = [
      { debugMode: false, previewMode: false },
      { debugMode: true, previewMode: false },
      { debugMode: false, previewMode: true },
    ].map((modes) => {
      container = modes;
      run({ environment: 'auto' });
      return parameter('dbg');
    });

    assertThat(environments).isEqualTo(['false', 'true', 'true']);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A chosen environment holds in preview mode and without it
  code: |-
    run({ environment: 'development' });
    assertThat(parameter('dbg')).isEqualTo('true');

    container = { debugMode: true, previewMode: true };
    run({ environment: 'production' });
    assertThat(parameter('dbg')).isEqualTo('false');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A variable may yield true or false for the environment; anything else means
    automatic, with a warning
  code: |-
    run({ environment: true });
    assertThat(parameter('dbg')).isEqualTo('true');

    container = { debugMode: true, previewMode: true };
    run({ environment: 'FALSE' });
    assertThat(parameter('dbg')).isEqualTo('false');

    run({ environment: 'staging' });
    assertThat(parameter('dbg')).isEqualTo('true');
    assertThat(logs('"staging" is no environment')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: With the fields’ own defaults the tag sends the plain event and has nothing
    to say
  code: |-
    run({
      eventType: 'auto',
      sendPageUrl: false,
      sendPagePath: false,
      sendReferrer: false,
      sendUtm: false,
      sendClickIds: false,
      sendEcommerce: false,
      consentMode: 'none',
      environment: 'auto',
      commaHandling: 'encode',
      maxUrlLength: '8000',
      completion: 'response',
      debugLogging: false,
    });

    assertThat(sent).isEqualTo([
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
        '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false',
    ]);
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Latitude and longitude are sent with a literal comma between them
  code: |-
    run({ latitude: '26.4619396', longitude: ' -80.0691996 ' });
    assertThat(parameter('lc')).isEqualTo('26.4619396,-80.0691996');

    run({ latitude: 0, longitude: 0 });
    assertThat(parameter('lc')).isEqualTo('0,0');

    run({ latitude: '-90', longitude: '180.0' });
    assertThat(parameter('lc')).isEqualTo('-90,180');

    run({ latitude: '9e1', longitude: -180 });
    assertThat(parameter('lc')).isEqualTo('90,-180');
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Half a location, or one that is no place on earth, is left out with a warning
  code: |-
    [
      { latitude: '26.4', longitude: undefined },
      { latitude: '', longitude: '-80' },
      { latitude: 'north', longitude: '-80' },
      { latitude: 90.5, longitude: 10 },
      { latitude: -90.5, longitude: 10 },
      { latitude: 10, longitude: 180.5 },
      { latitude: ' ', longitude: 10 },
      { latitude: 10, longitude: -180.5 },
    ].forEach((fields) => {
      run(fields);
      assertThat(parameter('lc')).isUndefined();
      assertThat(logs('is no location')).isTrue();
    });

    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: The app version is sent as text
  code: |-
    run({ appVersion: ' 4.2.0 (beta) ' });

    assertThat(parameter('av')).isEqualTo('4.2.0%20(beta)');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: 'A host name and a title of which nothing can be sent count as blank: the
    page’s own are sent'
  code: |-
    const half = '\ud83d';
    run({ eventKind: 'ScreenView', hostName: half, pageTitle: ' ' + half });

    assertThat(parameter('hn')).isEqualTo('www.example.com');
    assertThat(parameter('ttl')).isEqualTo('Plans%20%26%20prices');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Event attributes of the table are sent as two parallel lists
  code: |-
    run({
      eventAttributes: [
        { key: 'plan', value: 'pro & more' },
        { key: 'seats', value: '5' },
      ],
    });

    assertThat(parameter('attrs_k')).isEqualTo('plan,seats');
    assertThat(parameter('attrs_v')).isEqualTo('pro%20%26%20more,5');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Event attributes come from an object as well, and a row of the table wins
    over the same key
  code: |-
    run({
      eventAttributes: [
        { key: 'plan', value: 'team' },
        { key: 'source', value: 'ad' },
      ],
      eventAttributesObject: { plan: 'pro', seats: 5 },
    });

    assertThat(parameter('attrs_k')).isEqualTo('plan,seats,source');
    assertThat(parameter('attrs_v')).isEqualTo('team,5,ad');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A variable for an object that yields something else is left out with a warning
  code: |-
    run({ eventAttributesObject: 'plan=pro', userAttributesObject: ['pro'] });

    assertThat(parameter('attrs_k')).isUndefined();
    assertThat(parameter('ua_k')).isUndefined();
    assertThat(logs('"plan=pro" is no object')).isTrue();
    assertThat(logs('"["pro"]" is no object')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Numbers and booleans are sent as text, objects and arrays as JSON text
  code: |-
    run({
      eventAttributesObject: { count: 0, ratio: 0.5, isMember: false, sizes: [1, 'two'], user: { id: 7 } },
    });

    assertThat(parameter('attrs_k')).isEqualTo('count,ratio,isMember,sizes,user');
    assertThat(parameter('attrs_v')).isEqualTo('0,0.5,false,%5B1%2C%22two%22%5D,%7B%22id%22%3A7%7D');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Undefined, null, empty text, NaN and functions drop their pair, and the lists
    stay aligned
  code: |-
    const values = { a: undefined, b: 'first', c: null, d: '', e: 0 / 0, f: () => 'x', g: 'last' };
    run({ eventAttributesObject: values, userAttributesObject: values, customFlagsObject: values });

    ['attrs', 'ua', 'flags'].forEach((list) => {
      assertThat(parameter(list + '_k')).isEqualTo('b,g');
      assertThat(parameter(list + '_v')).isEqualTo('first,last');
    });
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A row with an empty value leaves out the same key of the object
  code: |-
    run({
      eventAttributes: [{ key: 'plan', value: '' }],
      eventAttributesObject: { plan: 'pro', seats: 5 },
    });

    assertThat(parameter('attrs_k')).isEqualTo('seats');
    assertThat(parameter('attrs_v')).isEqualTo('5');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: User attributes come from a table and an object; a reserved name keeps its
    dollar sign
  code: |-
    run({
      userAttributes: [{ key: '$FirstName', value: 'Ada' }],
      userAttributesObject: { tier: 'gold' },
    });

    assertThat(parameter('ua_k')).isEqualTo('tier,%24FirstName');
    assertThat(parameter('ua_v')).isEqualTo('gold,Ada');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Custom flags come from a table and an object
  code: |-
    run({
      customFlags: [{ key: 'Google.Category', value: 'Plans' }],
      customFlagsObject: { 'Google.Page': '/plans' },
    });

    assertThat(parameter('flags_k')).isEqualTo('Google.Page,Google.Category');
    assertThat(parameter('flags_v')).isEqualTo('%2Fplans,Plans');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A comma inside a value is encoded, the commas between values are not
  code: |-
    run({ eventAttributesObject: { title: 'Config, The Barbarian', size: 'L' } });

    assertThat(parameter('attrs_k')).isEqualTo('title,size');
    assertThat(parameter('attrs_v')).isEqualTo('Config%2C%20The%20Barbarian,L');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Commas inside values can be replaced by another character
  code: |-
    run({
      commaHandling: 'replace',
      commaReplacement: ';',
      eventAttributesObject: { colours: 'red,green,blue', size: 'L' },
    });

    assertThat(parameter('attrs_k')).isEqualTo('colours,size');
    assertThat(parameter('attrs_v')).isEqualTo('red%3Bgreen%3Bblue,L');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Pairs with a comma inside their value can be left out, with a warning
  code: |-
    run({ commaHandling: 'drop', eventAttributesObject: { colours: 'red,green', first: ',red', size: 'L' } });

    assertThat(parameter('attrs_k')).isEqualTo('size');
    assertThat(parameter('attrs_v')).isEqualTo('L');
    assertThat(logs('"colours" is left out: it has a comma')).isTrue();
    assertThat(logs('"first" is left out: it has a comma')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A pair with a comma in its key is left out with a warning
  code: |-
    run({ eventAttributesObject: { 'plan,name': 'pro', ',': 'first', size: 'L' } });

    assertThat(parameter('attrs_k')).isEqualTo('size');
    assertThat(parameter('attrs_v')).isEqualTo('L');
    assertThat(logs('"plan,name" is left out: it has a comma')).isTrue();
    assertThat(logs('"," is left out: it has a comma')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Of a value with half a surrogate pair only the broken half is lost
  code: |-
    const face = '\ud83d\ude00';
    run({
      eventAttributesObject: {
        before: face.charAt(0) + 'a',
        after: 'b' + face.charAt(1),
        whole: face,
        only: face.charAt(0),
        last: 'z',
      },
    });

    assertThat(parameter('attrs_k')).isEqualTo('before,after,whole,last');
    assertThat(parameter('attrs_v')).isEqualTo('a,b,%F0%9F%98%80,z');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: 'Keys are compared as they are sent: of two that are equal once cut or cleaned
    the last value stays, with a warning'
  code: |-
    const half = '\ud83d';
    let long = 'abcdefgh';
    while (long.length < 256) long = long + long;
    const values = {};
    values['plan' + half] = 'first';
    values[half + 'plan'] = 'second';
    values[long + 'x'] = '1';
    values[long + 'y'] = '2';
    run({ eventAttributesObject: values, eventAttributes: [{ key: 'plan', value: 'third' }] });

    assertThat(parameter('attrs_k')).isEqualTo('plan,' + long);
    assertThat(parameter('attrs_v')).isEqualTo('third,2');
    assertThat(logs('"plan" has several values')).isTrue();
    assertThat(logs('"' + long + '" has several values')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: User identities come from a table and an object; a row of the table wins over
    the same type
  code: |-
    run({
      userIdentities: [
        { key: 'customerid', value: '1234567' },
        { key: 'other', value: 'x' },
      ],
      userIdentitiesObject: { email: 'ada@example.com', customerId: '7' },
    });

    assertThat(parameter('ui_t')).isEqualTo('email,customerid,other');
    assertThat(parameter('ui_v')).isEqualTo('ada%40example.com,1234567,x');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: User identity types may come in the spelling of the Events API or of people
  code: |-
    run({
      userIdentitiesObject: {
        customer_id: 1,
        Email: 2,
        other_id_2: 3,
        'Phone Number 3': 4,
        facebook_custom_audience_id: 5,
        mobile: 6,
      },
    });

    const types = 'customerid,email,other2,phone_number_3,facebookcustomaudienceid,mobile_number';
    assertThat(parameter('ui_t')).isEqualTo(types);
    assertThat(parameter('ui_v')).isEqualTo('1,2,3,4,5,6');
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An unknown user identity type is sent as it is, with a warning
  code: |-
    run({ userIdentities: [{ key: 'phone_number', value: '212-555-1212' }] });

    assertThat(parameter('ui_t')).isEqualTo('phone_number');
    assertThat(parameter('ui_v')).isEqualTo('212-555-1212');
    assertThat(logs('"phone_number" is no known identity type')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Of a user identity that comes twice the last value is sent, with a warning
  code: |-
    run({
      userIdentities: [
        { key: 'email', value: 'old@example.com' },
        { key: 'Email', value: 'new@example.com' },
      ],
    });

    assertThat(parameter('ui_t')).isEqualTo('email');
    assertThat(parameter('ui_v')).isEqualTo('new%40example.com');
    assertThat(logs('"email" has several values')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: 'True and false are nobody’s identity: GTM yields false for a variable that
    it cannot read'
  code: |-
    run({
      userIdentities: [
        { key: 'email', value: false },
        { key: 'customerid', value: true },
        { key: 'google', value: false },
      ],
      userIdentitiesObject: { email: false, other: '7', google: 'g' },
      eventAttributesObject: { isMember: false },
    });

    assertThat(parameter('ui_t')).isEqualTo('other,google');
    assertThat(parameter('ui_v')).isEqualTo('7,g');
    assertThat(logs('"email" is left out: it is a boolean')).isTrue();
    assertThat(logs('"customerid" is left out: it is a boolean')).isTrue();
    assertThat(parameter('attrs_v')).isEqualTo('false');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Each user identity type is known in another spelling too
  code: |-
    const types = [
      'customerid',
      'email',
      'facebook',
      'facebookcustomaudienceid',
      'google',
      'microsoft',
      'mobile_number',
      'other',
      'other2',
      'other3',
      'other4',
      'other5',
      'other6',
      'other7',
      'other8',
      'other9',
      'other10',
      'phone_number_2',
      'phone_number_3',
      'twitter',
      'yahoo',
    ];
    const spellings = [
      (type) => type,
      (type) => type.toUpperCase(),
      (type) => type.charAt(0).toUpperCase() + ' ' + type.slice(1).split('_').join('-'),
      (type) => type.split('other').join('other_id_').split('customerid').join('customer_id'),
    ];
    spellings.forEach((spell) => {
      const identities = {};
      types.forEach((type, index) => {
        identities[spell(type)] = index;
      });
      run({ userIdentitiesObject: identities });
      assertThat(parameter('ui_t')).isEqualTo(types.join(','));
    });

    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Page URL, path and referrer become event attributes when they are asked for
  code: |-
    pageUrl = 'https://www.example.com/plans/pro?page=2#top';
    referrer = 'https://search.example.org/?q=plans';
    run({ sendPageUrl: true, sendPagePath: true, sendReferrer: true });

    assertThat(parameter('attrs_k')).isEqualTo('page_url,page_path,page_referrer');
    const values = parameter('attrs_v').split(',');
    assertThat(values).hasLength(3);
    assertThat(values[0]).isEqualTo('https%3A%2F%2Fwww.example.com%2Fplans%2Fpro%3Fpage%3D2%23top');
    assertThat(values[1]).isEqualTo('%2Fplans%2Fpro');
    assertThat(values[2]).isEqualTo('https%3A%2F%2Fsearch.example.org%2F%3Fq%3Dplans');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: 'Without being asked for, nothing of the page is sent: no URL, referrer, UTM
    parameter, click ID or cookie'
  code: |-
    pageUrl = 'https://www.example.com/?utm_source=news&gclid=abc';
    referrer = 'https://search.example.org/';
    cookies = { _fbp: 'fb.1.2.3' };
    dataLayer = { ecommerce: { value: 10 } };
    run({});

    assertThat(parameter('attrs_k')).isUndefined();
    assertThat(parameter('flags_k')).isUndefined();
    assertApi('getUrl').wasNotCalled();
    assertApi('getReferrerUrl').wasNotCalled();
    assertApi('getCookieValues').wasNotCalled();
    assertApi('copyFromDataLayer').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: UTM parameters of the page URL become event attributes under their own names
  code: |-
    pageUrl = 'https://www.example.com/?UTM_Source=news&utm_medium=e-mail&other=1&utm_term=';
    run({ sendUtm: true });

    assertThat(parameter('attrs_k')).isEqualTo('utm_source,utm_medium');
    assertThat(parameter('attrs_v')).isEqualTo('news,e-mail');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A row of the table wins over a page detail of the same name
  code: |-
    run({ sendPagePath: true, eventAttributes: [{ key: 'page_path', value: '/plans/:plan' }] });

    assertThat(parameter('attrs_k')).isEqualTo('page_path');
    assertThat(parameter('attrs_v')).isEqualTo('%2Fplans%2F%3Aplan');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Click IDs of the page URL become custom flags, whatever their case
  code: |-
    pageUrl = 'https://www.example.com/?gclid=g1&GBRAID=g2&wbraid=g3&ttclid=t1&ScCid=s1&gclid=later&other=1';
    run({ sendClickIds: true });

    assertThat(parameter('flags_k').split(',')).isEqualTo([
      'GoogleEnhancedConversions.Gclid',
      'GoogleEnhancedConversions.Gbraid',
      'GoogleEnhancedConversions.Wbraid',
      'TikTok.Callback',
      'SnapchatConversions.ClickId',
    ]);
    assertThat(parameter('flags_v')).isEqualTo('g1,g2,g3,t1,s1');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Cookies of Meta and Snapchat become custom flags
  code: |-
    cookies = { _fbc: 'fb.1.1700000000000.abc', _fbp: 'fb.1.2.3', _scid: 's2' };
    run({ sendClickIds: true });

    const keys = 'Facebook.ClickId,Facebook.BrowserId,SnapchatConversions.Cookie1';
    assertThat(parameter('flags_k')).isEqualTo(keys);
    assertThat(parameter('flags_v')).isEqualTo('fb.1.1700000000000.abc,fb.1.2.3,s2');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: The click ID of Meta in the page URL takes Meta’s form and wins over the cookie
    of an earlier click
  code: |-
    pageUrl = 'https://www.example.com/?fbclid=AbC-1';
    cookies = { _fbc: 'fb.1.1700000000000.old' };
    run({ sendClickIds: true });

    assertThat(parameter('flags_k')).isEqualTo('Facebook.ClickId');
    assertThat(parameter('flags_v')).isEqualTo('fb.2.1735689600000.AbC-1');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A cookie that cannot be decoded is sent as it is, and one that can be is sent
    decoded
  code: |-
    cookies = { _fbp: '100%', _scid: 'a%2Cb' };
    run({ sendClickIds: true });

    assertApi('getCookieValues').wasCalledWith('_fbp', false);
    assertThat(parameter('flags_k')).isEqualTo('Facebook.BrowserId,SnapchatConversions.Cookie1');
    assertThat(parameter('flags_v')).isEqualTo('100%25,a%2Cb');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: No address stops the tag, and each name and value of its query is decoded
    by itself
  code: |-
    pageUrl =
      'https://www.example.com/?hasOwnProperty=1&&=&utm_source=100%&utm_medium=a+b%20c&utm_%63ontent=x=y' +
      '&utm_medium=later&__proto__=1&toString=2&utm_term&%E0%A4=1#utm_id=no';
    run({ sendPageUrl: true, sendUtm: true, sendClickIds: true });

    assertApi('parseUrl').wasNotCalled();
    assertThat(parameter('attrs_k')).isEqualTo('page_url,utm_source,utm_medium,utm_content');
    assertThat(parameter('attrs_v').split(',').slice(1)).isEqualTo(['100%25', 'a%20b%20c', 'x%3Dy']);
    assertThat(parameter('flags_k')).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An address without a query has no UTM parameters and no click IDs
  code: |-
    pageUrl = 'https://www.example.com/plans';
    run({ sendUtm: true, sendClickIds: true });

    assertThat(parameter('attrs_k')).isUndefined();
    assertThat(parameter('flags_k')).isUndefined();
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A purchase of one item is sent under the names of the Web SDK, as a Transaction
  code: |-
    dataLayer = {
      ecommerce: {
        transaction_id: 'T-1',
        value: 59.9,
        tax: 9.56,
        shipping: 0,
        currency: 'EUR',
        items: [{ item_id: 'A1', item_name: 'Mug', item_brand: 'Acme', price: 19.9, quantity: 3 }],
      },
    };
    run({ sendEcommerce: true, eventType: 'auto' });

    const keys = parameter('attrs_k').split(',');
    const values = parameter('attrs_v').split(',');
    const attributes = {};
    keys.forEach((key, index) => {
      attributes[key.split('%20').join(' ')] = values[index];
    });
    assertThat(parameter('et')).isEqualTo('Transaction');
    assertThat(attributes).isEqualTo({
      'Product Count': '1',
      'Total Product Amount': '59.7',
      Id: 'A1',
      Name: 'Mug',
      Brand: 'Acme',
      'Item Price': '19.9',
      Quantity: '3',
      'Transaction Id': 'T-1',
      'Currency Code': 'EUR',
      'Total Amount': '59.9',
      'Tax Amount': '9.56',
      'Shipping Amount': '0',
    });
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Several items are sent as one attribute of JSON text
  code: |-
    const JSON = require('JSON');
    const decode = require('decodeUriComponent');
    dataLayer = {
      ecommerce: {
        items: [
          { item_id: 'A1', price: 2, quantity: 2 },
          { item_id: 'B2', price: '0.1' },
        ],
      },
    };
    run({ sendEcommerce: true });

    assertThat(parameter('attrs_k')).isEqualTo('Product%20Count,Products');
    const values = parameter('attrs_v').split(',');
    assertThat(values[0]).isEqualTo('2');
    assertThat(JSON.parse(decode(values[1]))).isEqualTo([
      { 'Total Product Amount': 4, Id: 'A1', 'Item Price': 2, Quantity: 2 },
      { 'Total Product Amount': 0.1, Id: 'B2', 'Item Price': '0.1' },
    ]);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An ecommerce object from a variable is used instead of the data layer, and
    a chosen event type stays
  code: |-
    dataLayer = { ecommerce: { transaction_id: 'layer' } };
    run({ sendEcommerce: true, ecommerceObject: { transaction_id: 'variable' }, eventType: 'Other' });

    assertThat(parameter('attrs_k')).isEqualTo('Transaction%20Id');
    assertThat(parameter('attrs_v')).isEqualTo('variable');
    assertThat(parameter('et')).isEqualTo('Other');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Without an ecommerce object the event is sent without it, with a warning
  code: |-
    run({ sendEcommerce: true });

    assertThat(parameter('et')).isEqualTo('Unknown');
    assertThat(parameter('attrs_k')).isUndefined();
    assertThat(logs('"ecommerce" is no object')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An event attribute wins over the ecommerce value of the same name; where the
    order has taken a name, the item’s value keeps GA4’s
  code: |-
    dataLayer = {
      ecommerce: { coupon: 'ORDER', affiliation: 'Shop', items: [{ coupon: 'ITEM' }] },
    };
    run({ sendEcommerce: true, eventAttributes: [{ key: 'Affiliation', value: 'Own' }] });

    assertThat(parameter('attrs_k')).isEqualTo('Coupon%20Code,Affiliation,Product%20Count,coupon');
    assertThat(parameter('attrs_v')).isEqualTo('ORDER,Own,1,ITEM');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Single values that the Web SDK has no name for keep GA4’s own, of the order
    and of an item; the rest is named in a warning
  code: |-
    dataLayer = {
      ecommerce: {
        payment_type: 'card',
        shipping_tier: 'express',
        item_list_id: 'L1',
        item_list_name: 'Best of',
        customer_type: 'new',
        coupon: null,
        promotions: [{ id: 'P' }],
        items: [{ item_id: 'A1', discount: 2.5, item_category2: 'Cups', in_stock: true, custom: { a: 1 } }],
      },
    };
    run({ sendEcommerce: true });

    const keys =
      'payment_type,shipping_tier,item_list_id,Product Impression List,customer_type,Product Count,' +
      'Id,discount,item_category2,in_stock';
    const values = 'card,express,L1,Best of,new,1,A1,2.5,Cups,true';
    assertThat(parameter('attrs_k').split('%20').join(' ')).isEqualTo(keys);
    assertThat(parameter('attrs_v').split('%20').join(' ')).isEqualTo(values);
    assertThat(logs('"promotions" is left out: it is an object')).isTrue();
    assertThat(logs('"custom" is left out: it is an object')).isTrue();
    assertThat(logs('coupon')).isFalse();
    assertThat(logs('items')).isFalse();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A price of 0 has an amount, a price that is no number or no price has none
  code: |-
    const JSON = require('JSON');
    const decode = require('decodeUriComponent');
    dataLayer = {
      ecommerce: {
        items: [
          { price: 0, quantity: 3 },
          { price: 'free' },
          { quantity: 2 },
          { price: '', quantity: '' },
          { price: 0.1, quantity: 3 },
          'no item',
        ],
      },
    };
    run({ sendEcommerce: true });

    assertThat(parameter('attrs_v').split(',')[0]).isEqualTo('5');
    assertThat(JSON.parse(decode(parameter('attrs_v').split(',')[1]))).isEqualTo([
      { 'Total Product Amount': 0, 'Item Price': 0, Quantity: 3 },
      { 'Item Price': 'free' },
      { Quantity: 2 },
      {},
      { 'Total Product Amount': 0.3, 'Item Price': 0.1, Quantity: 3 },
    ]);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A promotion has the names of the Web SDK, and the item beside it GA4’s where
    both would have the same
  code: |-
    dataLayer = {
      ecommerce: {
        promotion_id: 'P1',
        promotion_name: 'Summer',
        creative_name: 'Banner',
        creative_slot: 'top',
        items: [{ item_id: 'A1', item_name: 'Mug', item_brand: 'Acme', index: 0 }],
      },
    };
    run({ sendEcommerce: true });

    const keys = 'Id,Name,Creative,Position,Product%20Count,item_id,item_name,Brand,index';
    assertThat(parameter('attrs_k')).isEqualTo(keys);
    assertThat(parameter('attrs_v')).isEqualTo('P1,Summer,Banner,top,1,A1,Mug,Acme,0');
    assertApi('logToConsole').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Items that are no objects, or no list, are named in a warning
  code: |-
    dataLayer = { ecommerce: { transaction_id: 'T1', items: ['A1', { item_id: 'A2' }] } };
    run({ sendEcommerce: true });
    assertThat(parameter('attrs_v')).isEqualTo('T1,1,A2');
    assertThat(logs('"item" is no object')).isTrue();

    dataLayer = { ecommerce: { transaction_id: 'T1', items: { item_id: 'A1' } } };
    run({ sendEcommerce: true });
    assertThat(logs('"item" is no object')).isTrue();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Without a consent check nobody is asked
  code: |-
    run({ consentMode: 'none', consentTypes: [{ type: 'analytics_storage' }] });

    assertThat(sent).hasLength(1);
    assertApi('isConsentGranted').wasNotCalled();
    assertApi('addConsentListener').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: With all the required consent the event is sent at once
  code: |-
    granted.push('ad_storage', 'analytics_storage');
    run({ consentMode: 'require', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });

    assertThat(sent).hasLength(1);
    assertApi('isConsentGranted').wasCalledWith('ad_storage');
    assertApi('isConsentGranted').wasCalledWith('analytics_storage');
    assertApi('addConsentListener').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Without one of the required consents nothing is sent, now or later, and the
    tag succeeds
  code: |-
    granted.push('ad_storage');
    run({ consentMode: 'require', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });
    grant('analytics_storage');

    assertApi('sendPixel').wasNotCalled();
    assertApi('addConsentListener').wasNotCalled();
    assertThat(logs('"analytics_storage" is not granted: the event is not sent')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An awaited event is sent once, when all consent is granted; until then the
    tag counts as complete
  code: |-
    run({ consentMode: 'wait', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });
    assertThat(sent).hasLength(0);
    assertThat(logs('"ad_storage, analytics_storage" is not granted: the event waits')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();

    grant('ad_storage');
    assertThat(sent).hasLength(0);

    grant('analytics_storage');
    assertThat(sent).hasLength(1);

    grant('ad_storage');
    grant('analytics_storage');
    assertThat(sent).hasLength(1);
    assertApi('gtmOnFailure').wasNotCalled();
- name: An event that waited for consent is sent with the values of the moment when
    the tag fired
  code: |-
    run({ consentMode: 'wait', consentTypes: [{ type: 'analytics_storage' }], sendPagePath: true });
    mock('getTimestampMillis', () => now + 60000);
    pageUrl = 'https://www.example.com/elsewhere';
    grant('analytics_storage');

    assertThat(parameter('ct')).isEqualTo('1735689600000');
    assertThat(parameter('attrs_v')).isEqualTo('%2Fplans');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: With consent there is nothing to wait for
  code: |-
    granted.push('analytics_storage');
    run({ consentMode: 'wait', consentTypes: [{ type: 'analytics_storage' }] });

    assertThat(sent).hasLength(1);
    assertApi('addConsentListener').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: A consent type that the template may not read is never asked for, and counts
    as not granted
  code: |-
    mock('queryPermission', (permission, type) => type !== 'my_consent');
    granted.push('analytics_storage', 'my_consent');
    ['require', 'wait'].forEach((mode) => {
      run({ consentMode: mode, consentTypes: [{ type: 'analytics_storage' }, { type: 'my_consent' }] });
    });

    assertApi('sendPixel').wasNotCalled();
    assertApi('addConsentListener').wasNotCalled();
    assertApi('isConsentGranted').wasNotCalledWith('my_consent');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: The console says which consent an event lacks, and whether it waits for it
  code: |-
    granted.push('ad_storage');
    const consentTypes = [{ type: 'ad_storage' }, { type: 'analytics_storage' }, { type: 'ad_user_data' }];
    const notGranted = 'mParticle Pixel: "analytics_storage, ad_user_data" is not granted: ';
    run({ consentMode: 'wait', consentTypes: consentTypes });
    assertThat(logged).isEqualTo(notGranted + 'the event waits\n');

    run({ consentMode: 'require', consentTypes: consentTypes });
    assertThat(logged).isEqualTo(notGranted + 'the event is not sent\n');

    run({ consentMode: 'none', consentTypes: consentTypes });
    assertThat(logged).isEqualTo('');
    assertThat(sent).hasLength(1);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Extra query parameters are encoded and sent; one without a value is not
  code: |-
    run({
      extraParameters: [
        { key: 'amp_id', value: 'amp-1' },
        { key: 'my path', value: '/a?b=c&d' },
        { key: 'empty', value: undefined },
      ],
    });

    assertThat(parameter('amp_id')).isEqualTo('amp-1');
    assertThat(parameter('my%20path')).isEqualTo('%2Fa%3Fb%3Dc%26d');
    assertThat(parameter('empty')).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An extra query parameter cannot override one that the tag sends itself
  code: |-
    run({
      extraParameters: [
        { key: 'n', value: 'Other name' },
        { key: 'attrs_k', value: 'plan' },
      ],
    });

    assertThat(parameter('n')).isEqualTo('Sign-up');
    assertThat(sent[0].indexOf('Other')).isEqualTo(-1);
    assertThat(parameter('attrs_k')).isUndefined();
    assertThat(logs('"n" is left out: the tag sends it')).isTrue();
    assertThat(logs('"attrs_k" is left out: the tag sends it')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An extra query parameter that would be sent under the name of one of the tag’s
    own is left out
  code: |-
    const half = '\ud83d';
    run({
      extraParameters: [
        { key: 'n' + half, value: 'Other name' },
        { key: half, value: 'nothing' },
        { key: 'a' + half, value: '1' },
        { key: 'a', value: '2' },
      ],
    });

    assertThat(parameter('n')).isEqualTo('Sign-up');
    assertThat(sent[0].indexOf('Other')).isEqualTo(-1);
    assertThat(sent[0].indexOf('nothing')).isEqualTo(-1);
    assertThat(parameter('a')).isEqualTo('2');
    assertThat(logs('"n" is left out: the tag sends it')).isTrue();
    assertThat(logs('"" is left out: it is empty')).isTrue();
    assertThat(logs('"a" has several values')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An event name and a key longer than 256 characters are cut, with a warning
  code: |-
    let text = 'abcdefgh';
    while (text.length < 256) text = text + text;
    run({ eventName: text + 'x', eventAttributes: [{ key: text + 'y', value: '1' }] });

    assertThat(parameter('n')).isEqualTo(text);
    assertThat(parameter('attrs_k')).isEqualTo(text);
    assertThat(logs('x" is cut to 256 characters')).isTrue();
    assertThat(logs('y" is cut to 256 characters')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An attribute value above 4096 characters and an identity above 256 are left
    out, with a warning
  code: |-
    let text = 'abcdefgh';
    while (text.length < 256) text = text + text;
    let longText = text;
    while (longText.length < 4096) longText = longText + longText;
    run({
      maxUrlLength: '20000',
      eventAttributesObject: { fits: longText, tooLong: longText + 'x' },
      userIdentitiesObject: { email: text, customerid: text + 'x' },
    });

    assertThat(parameter('attrs_k')).isEqualTo('fits');
    assertThat(parameter('attrs_v')).isEqualTo(longText);
    assertThat(parameter('ui_t')).isEqualTo('email');
    assertThat(parameter('ui_v')).isEqualTo(text);
    assertThat(logs('"tooLong" is left out')).isTrue();
    assertThat(logs('"customerid" is left out')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Of more than 100 attributes the first 100 are sent, with a warning for each
    of the others
  code: |-
    const attributes = {};
    for (let i = 0; i < 102; i++) attributes['a' + i] = i;
    run({ eventAttributesObject: attributes });

    assertThat(parameter('attrs_k').split(',')).hasLength(100);
    assertThat(parameter('attrs_v').split(',')[99]).isEqualTo('99');
    assertThat(logs('"a99"')).isFalse();
    assertThat(logs('"a100" is left out')).isTrue();
    assertThat(logs('"a101" is left out')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Pairs for which the URL has no room are left out, each with a warning; shorter
    ones after them still fit
  code: |-
    const url =
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
      '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false' +
      '&ui_t=email&ui_v=ada%40example.com&attrs_k=size&attrs_v=L';
    run({
      maxUrlLength: url.length,
      userIdentitiesObject: { email: 'ada@example.com' },
      eventAttributesObject: { story: 'a very long story that does not fit', size: 'L' },
      userAttributesObject: { tier: 'gold' },
    });

    assertThat(sent).isEqualTo([url]);
    assertThat(logs('"story" is left out: the URL is full')).isTrue();
    assertThat(logs('"tier" is left out: the URL is full')).isTrue();
    assertThat(logs('"size"')).isFalse();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: An apostrophe takes the room that it has once the browser has encoded it
  code: |-
    const url =
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
      "?dt=AppEvent&et=Unknown&n=Mum's&ct=1735689600000&dbg=false&attrs_k=a's&attrs_v='''";
    const length = url.split("'").join('%27').length;
    const fields = { eventName: "Mum's", eventAttributesObject: { "a's": "'''" } };

    fields.maxUrlLength = length;
    run(fields);
    assertThat(sent).isEqualTo([url]);
    assertApi('logToConsole').wasNotCalled();

    fields.maxUrlLength = length - 1;
    run(fields);
    assertThat(sent).isEqualTo([url.split('&attrs')[0]]);
    assertThat(logs('"a\'s" is left out: the URL is full')).isTrue();
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Without a length of its own the URL may have 8,000 characters, whatever list
    they are in
  code: |-
    let text = 'abcdefgh';
    while (text.length < 4000) text = text + text;
    const room = 8000 - (sentUrl({}).length + '&attrs_k=a,b&attrs_v=,'.length + 4096);
    [undefined, '', 0, '0', -1, 'long'].forEach((maxUrlLength) => {
      const values = { a: text.slice(0, 4096), b: text.slice(0, room) };
      assertThat(sentUrl({ maxUrlLength: maxUrlLength, eventAttributesObject: values })).hasLength(8000);
      assertThat(parameter('attrs_k')).isEqualTo('a,b');

      values.b = values.b + 'x';
      run({ maxUrlLength: maxUrlLength, eventAttributesObject: values });
      assertThat(parameter('attrs_k')).isEqualTo('a');
    });

    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: When the pixel does not load, the tag fails
  code: |-
    mock('sendPixel', (url, onSuccess, onFailure) => {
      sent.push(url);
      onFailure();
    });
    run({ completion: 'response' });

    assertThat(sent).hasLength(1);
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: The tag can succeed as soon as the request is sent, whatever the answer
  code: |-
    run({ completion: 'request' });

    assertThat(sent).hasLength(1);
    assertApi('sendPixel').wasCalledWith(sent[0]);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Debug logging has nothing to show when nothing can be sent
  code: |-
    run({ debugLogging: true, eventName: '' });

    assertThat(logged).isEqualTo('mParticle Pixel: "Event name" is missing\n');
    assertApi('sendPixel').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: Debug logging shows what is sent, decoded, after the warnings
  code: |-
    run({
      debugLogging: true,
      eventName: 'Größe',
      eventAttributesObject: { plan: 'pro plan' },
      eventType: 'Purchase',
    });

    assertThat(logged.split('\n')).isEqualTo([
      'mParticle Pixel: "Purchase" is no event type',
      'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent',
      'et=Unknown',
      'n=Größe',
      'ct=1735689600000',
      'dbg=false',
      'attrs_k=plan',
      'attrs_v=pro plan',
      '',
    ]);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
setup: |-
  // The page, the visitor and the container: scenarios change what they are about.
  const now = 1735689600000;
  let pageUrl = 'https://www.example.com/plans?page=2';
  let referrer = '';
  let cookies = {};
  let dataLayer = {};
  let container = { debugMode: false, previewMode: false };

  mock('getTimestampMillis', () => now);
  mock('getUrl', (component) => {
    const parts = pageUrl.split('#')[0].split('?');
    if (component === 'host') return parts[0].split('/')[2];
    if (component === 'path') return '/' + parts[0].split('/').slice(3).join('/');
    return component === 'query' ? parts.slice(1).join('?') : pageUrl;
  });
  mock('getReferrerUrl', () => referrer);
  mock('readTitle', () => 'Plans & prices');
  mock('getCookieValues', (name, decode) => (cookies[name] && decode === false ? [cookies[name]] : []));
  mock('copyFromDataLayer', (key) => dataLayer[key]);
  mock('getContainerVersion', () => container);

  // Consent: nothing is granted until a scenario grants it.
  const granted = [];
  const listeners = [];
  mock('queryPermission', true);
  mock('isConsentGranted', (type) => granted.indexOf(type) >= 0);
  mock('addConsentListener', (type, listener) => {
    listeners.push({ type: type, notify: listener });
  });
  const grant = (type) => {
    granted.push(type);
    listeners.forEach((listener) => {
      if (listener.type === type) listener.notify(type, true);
    });
  };

  // What the tag does: the URLs of its pixels, which load, and what it logs.
  let sent = [];
  let logged = '';
  mock('sendPixel', (url, onSuccess) => {
    sent.push(url);
    if (onSuccess) onSuccess();
  });
  mock('logToConsole', (text) => {
    logged = logged + text + '\n';
  });
  const logs = (text) => logged.indexOf(text) >= 0;

  // Runs the tag with some fields beside the three that every tag has.
  const apiKey = 'us1-0123456789abcdef0123456789abcdef';
  const run = (fields) => {
    const values = { apiKey: apiKey, eventKind: 'AppEvent', eventName: 'Sign-up' };
    for (const name in fields) values[name] = fields[name];
    sent = [];
    logged = '';
    runCode(values);
  };

  // Runs the tag as well, and yields the URL of its pixel.
  const sentUrl = (fields) => {
    run(fields);
    return sent[0];
  };

  // A query parameter of the pixel as it is in the URL; undefined when it is not sent.
  const parameter = (name) => {
    const query = sent.length > 0 ? sent[0].split('?')[1] : '';
    const found = query.split('&').filter((part) => part.indexOf(name + '=') === 0);
    return found.length > 0 ? found[0].substring(name.length + 1) : undefined;
  };


___NOTES___

Sends events to mParticle's Pixel Service: https://docs.mparticle.com/developers/apis/pixel-service/
The code is compiled from TypeScript. To change it, change the sources, not this file.


