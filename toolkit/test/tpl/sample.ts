/** A small template as GTM's editor exports it, with something in every section. */
export const sample = `\uFEFF___TERMS_OF_SERVICE___

By creating or modifying this file you agree.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Sample \\u0026 Co",
  "brand": {
    "id": "brand_dummy",
    "displayName": "",
    "thumbnail": "data:image/png;base64,iVBORw0K"
  },
  "description": "It\\u0027s a tag",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "id",
    "displayName": "Id",
    "simpleValueType": true
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const sendPixel = require('sendPixel');
sendPixel(data.id, data.gtmOnSuccess);


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "send_pixel",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://example.com/*"
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
- name: It sends
  code: |-
    runCode({ id: 'x' });
    assertApi('sendPixel').wasCalled();
- name: It has a blank at a line's end
  code: "runCode({}); \\nassertApi('gtmOnSuccess').wasCalled();\\n// and this line is\\
    \\ long enough to be folded"
setup: const log = 1;


___NOTES___

Created on 1/1/2024, 10:00:00 AM


`;
